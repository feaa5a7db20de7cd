package dev.lantern.ui.settings;

import dev.lantern.platform.ThemeName;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Theme and language.
final class AppearancePage extends Page {
  AppearancePage(Words words, PreferencesViewModel preferences) {
    super(words);
    setting(
        "preferences.theme",
        choice(
            preferences.theme(),
            List.of(ThemeName.values()),
            theme -> words.of("preferences.theme." + theme.word()),
            theme -> PreferencesIds.THEME + theme.word()));
    List<Optional<String>> languages =
        Stream.concat(
                Stream.of(Optional.<String>empty()), Words.languages().stream().map(Optional::of))
            .toList();
    setting(
        "preferences.language",
        list(
            PreferencesIds.LANGUAGE,
            "preferences.language",
            preferences.language(),
            languages,
            code -> code.map(AppearancePage::name).orElseGet(this::ofSystem)));
  }

  private String ofSystem() {
    return words.of("preferences.language.system");
  }

  /// As its own readers call it.
  private static String name(String code) {
    Locale language = Locale.of(code);
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }
}
