package dev.lantern.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** `-Dlantern.python=PYTHON` names the interpreter that has the recipe's packages. */
final class RecipeTest {
  private static final String PYTHON = System.getProperty("lantern.python", "python3");
  private static final Path FOLDER =
      Path.of(System.getProperty("lantern.root", ".")).resolve("src/train/python");

  @Test
  void theRecipesOwnTestsPass() throws Exception {
    boolean ready =
        run("-c", "import torch, onnxruntime, cv2, sklearn, monai, pydicom, pytest").code() == 0;
    if (!ready) {
      System.out.println(
          "The recipe's tests are skipped: " + PYTHON + " lacks its packages (requirements.txt).");
    }
    assumeTrue(ready, "the recipe's packages are not installed");
    Ran tests = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests");
    assertEquals(0, tests.code(), tests.words());
  }

  /// @param code exit code; 127 where there is no such interpreter
  /// @param words on both streams
  private record Ran(int code, String words) {}

  private static Ran run(String... arguments) throws IOException, InterruptedException {
    var command = new ProcessBuilder(PYTHON).directory(FOLDER.toFile()).redirectErrorStream(true);
    command.command().addAll(List.of(arguments));
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
