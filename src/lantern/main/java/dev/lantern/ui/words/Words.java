package dev.lantern.ui.words;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;

/// The words of the desktop in one language.
public final class Words {
  private final ResourceBundle bundle;
  private final Function<String, ObservableValue<String>> keys;

  private Words(ResourceBundle bundle, Function<String, ObservableValue<String>> keys) {
    this.bundle = bundle;
    this.keys = keys;
  }

  /// The words in the language of `locale`, in English where there are none.
  public static Words in(Locale locale) {
    return in(locale, _ -> new ReadOnlyStringWrapper(""));
  }

  /// As [#in(Locale)].
  ///
  /// @param keys of a command's id, its key as it is shown; empty for none
  public static Words in(Locale locale, Function<String, ObservableValue<String>> keys) {
    return new Words(
        ResourceBundle.getBundle(
            "dev.lantern.ui.words.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        keys);
  }

  /// ISO 639 codes of the languages that there are words in, English first.
  public static List<String> languages() {
    return Stream.concat(
            Stream.of("en"),
            Stream.of(Locale.getISOLanguages())
                .filter(code -> Words.class.getResource("words_" + code + ".properties") != null))
        .toList();
  }

  /// A tool tip: a sentence, and the keys of commands that do the same, as they now are.
  public Tooltip tip(String key, String... commands) {
    Tip tip = new Tip();
    List<ObservableValue<String>> all = Stream.of(commands).map(keys).toList();
    tip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> withKeys(of(key), all), all.toArray(ObservableValue[]::new)));
    return tip;
  }

  /// The keys of commands that belong together, as they now are; what they have in common is said
  /// once: `Shift+←→`. Empty where none of them has a key.
  public ObservableValue<String> keys(String... commands) {
    List<ObservableValue<String>> all = Stream.of(commands).map(keys).toList();
    return Bindings.createStringBinding(
        () ->
            together(
                all.stream().map(ObservableValue::getValue).filter(key -> !key.isEmpty()).toList()),
        all.toArray(ObservableValue[]::new));
  }

  private static String together(List<String> shown) {
    if (shown.isEmpty()) {
      return "";
    }
    String held = shown.getFirst().substring(0, shown.getFirst().lastIndexOf('+') + 1);
    boolean arrows =
        shown.stream()
            .allMatch(
                key -> key.startsWith(held) && key.substring(held.length()).matches("[←→↑↓]"));
    return arrows
        ? held
            + shown.stream().map(key -> key.substring(held.length())).collect(Collectors.joining())
        : String.join(" ", shown);
  }

  private String withKeys(String sentence, List<ObservableValue<String>> all) {
    String shown =
        all.stream()
            .map(ObservableValue::getValue)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.joining(" "));
    return shown.isEmpty() ? sentence : of("command.tip", sentence, shown);
  }

  /// A number as the language writes it, without groups; a half is rounded away from 0.
  ///
  /// @param value finite
  public String decimal(double value, int places) {
    return decimal(
        BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString());
  }

  /// As the language writes it.
  ///
  /// @param digits of a number, a point before its decimals
  String decimal(String digits) {
    return digits.replace(
        '.', DecimalFormatSymbols.getInstance(bundle.getLocale()).getDecimalSeparator());
  }

  /// The sentence of a key, with its holes filled.
  public String of(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0
        ? pattern
        : new MessageFormat(pattern, bundle.getLocale()).format(values);
  }
}
