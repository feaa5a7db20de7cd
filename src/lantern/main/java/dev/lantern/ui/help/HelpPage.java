package dev.lantern.ui.help;

import dev.lantern.platform.ProgramResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/// The pages, in the order in which the window lists them. Each is a file of `assets/help`, which
/// the build puts beside this class.
public enum HelpPage {
  START,
  EXPLANATIONS,
  BATCH,
  PREFERENCES,
  MACHINE;

  private final String text;

  HelpPage() {
    text = read(name().toLowerCase(Locale.ROOT) + ".md");
  }

  private static String read(String file) {
    try (InputStream stream = ProgramResource.open(HelpPage.class, file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Markdown; the first line is the title.
  String text() {
    return text;
  }

  String title() {
    return text.lines().findFirst().orElse("").replaceFirst("^#\\s*", "");
  }

  /// Whether every word stands in the page, in any case and place; always without a word.
  boolean holds(String words) {
    String own = text.toLowerCase(Locale.ROOT);
    return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(own::contains);
  }
}
