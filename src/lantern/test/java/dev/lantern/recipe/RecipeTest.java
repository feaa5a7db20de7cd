package dev.lantern.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `-Dlantern.python=PYTHON` names the interpreter that has the recipe's packages.
final class RecipeTest {
  private static final String PYTHON = System.getProperty("lantern.python", "python3");
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", ".")).resolve("src/train/python");

  /// Of the distributions it is given, prints those that are not installed; their names in
  /// requirements are not those that they are imported by. No double quotes, which Windows takes
  /// out of arguments.
  private static final String LACKING =
      """
      import sys
      from importlib import metadata
      lacking = []
      for name in sys.argv[1:]:
          try:
              metadata.version(name)
          except metadata.PackageNotFoundError:
              lacking.append(name)
      print(', '.join(lacking))
      sys.exit(1 if lacking else 0)
      """;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  @Test
  void theRecipesOwnTestsPass() throws Exception {
    Ran probe = run(Stream.concat(Stream.of("-c", LACKING), packages().stream()).toList());
    boolean ready = probe.code() == 0;
    if (!ready) {
      System.out.println(
          "The recipe's tests are skipped: "
              + PYTHON
              + " lacks its packages (requirements.txt): "
              + probe.words().strip());
    }
    assumeTrue(ready, "the recipe's packages are not installed");
    Ran tests = run(List.of("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"));
    assertEquals(0, tests.code(), tests.words());
  }

  /// Each line of the requirements begins with a name, or is a comment.
  private static List<String> packages() throws IOException {
    List<String> names =
        Files.readAllLines(FOLDER.resolve("requirements.txt")).stream()
            .map(NAME::matcher)
            .filter(Matcher::lookingAt)
            .map(Matcher::group)
            .toList();
    assertTrue(names.contains("pytest"), names::toString);
    return names;
  }

  /// @param code exit code; 127 where there is no such interpreter
  /// @param words on both streams
  private record Ran(int code, String words) {}

  private static Ran run(List<String> arguments) throws IOException, InterruptedException {
    var command = new ProcessBuilder(PYTHON).directory(FOLDER.toFile()).redirectErrorStream(true);
    command.command().addAll(arguments);
    command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process;
    try {
      process = command.start();
    } catch (IOException e) {
      return new Ran(127, "there is no " + PYTHON);
    }
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), words);
  }
}
