package dev.lantern.ui.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The words of the desktop in one language.
public final class Words {
  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// The words in the language of `locale`, in English where there are none.
  public static Words in(Locale locale) {
    return new Words(
        ResourceBundle.getBundle(
            "dev.lantern.ui.words.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /// ISO 639 codes of the languages that there are words in, English first.
  public static List<String> languages() {
    return Stream.concat(
            Stream.of("en"),
            Stream.of(Locale.getISOLanguages())
                .filter(code -> Words.class.getResource("words_" + code + ".properties") != null))
        .toList();
  }

  /// The sentence of a key, with its holes filled.
  public String of(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, bundle.getLocale()).format(values);
  }
}
