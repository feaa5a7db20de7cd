package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The administrator's policy, on the command line. The tests' own file counts since the machine
/// has none; where it has one, these tests fail.
@Execution(ExecutionMode.CONCURRENT)
final class PolicyCommandsTest {
  private static final String CHEST = Lantern.REAL.resolve("RG1_UNCR.dcm").toString();

  @TempDir private Path folder = Path.of("");
  private Path policy = Path.of("");

  @BeforeEach
  void name() {
    policy = folder.resolve("policy.json");
  }

  @Test
  void aWrongFileEndsEveryStartWithOneSentence() throws Exception {
    Files.writeString(policy, "{\"hidePatient\": true, \"colour\": \"blue\"}");
    String sentence =
        "Lantern does not start: its policy file "
            + policy
            + " cannot be used (colour: unknown key). Its administrator has to correct it.\n";
    assertEquals(new Lantern.Ended(6, "", sentence), run("models"));
    assertEquals(new Lantern.Ended(6, "", sentence), run(CHEST), "the desktop");
  }

  @Test
  void refusesPatientsInTheResultsAndOnTheConsole() throws Exception {
    Files.writeString(policy, "{\"hidePatient\": true}");
    Path out = folder.resolve("out");
    assertEquals(
        new Lantern.Ended(6, "", "--include-phi is not allowed by policy (" + policy + ").\n"),
        run("scan", CHEST, "--include-phi", "--out", out.toString()));
    assertFalse(Files.exists(out), "nothing is written");
    assertEquals(
        new Lantern.Ended(
            6,
            "",
            "info, which prints patient fields, is not allowed by policy (" + policy + ").\n"),
        run("info", CHEST));
    assertEquals(0, run("scan", CHEST, "--out", out.toString()).exitCode(), "without patients");
  }

  @Test
  void aBundleThatIsNotOnTheListIsNotUsed() throws Exception {
    Files.writeString(policy, "{}");
    String breast = hash("breast-us");
    Files.writeString(policy, "{\"allowedBundles\": [\"" + breast + "\"]}");

    Lantern.Ended models = run("models");
    assertEquals(0, models.exitCode(), models.err());
    assertTrue(
        models.out().matches("(?s).*cxr-pneumonia [0-9.]+  not allowed by policy\\n.*"),
        models.out());
    assertTrue(models.out().contains(breast), models.out());

    Lantern.Ended doctor = run("doctor");
    assertEquals(0, doctor.exitCode(), doctor.out());
    assertTrue(
        doctor.out().contains("policy                        " + policy + ", allowed bundles: 1"),
        doctor.out());
    assertTrue(
        doctor.out().matches("(?s).*ok    cxr-pneumonia [0-9.]+ +not allowed by policy,.*"),
        doctor.out());

    String out = folder.resolve("out").toString();
    Lantern.Ended named = run("scan", CHEST, "--model", "cxr-pneumonia", "--out", out);
    assertEquals(3, named.exitCode(), named.err());
    assertTrue(
        named.err().matches("(?s).*cxr-pneumonia [0-9.]+ is not allowed by policy \\(.*"),
        named.err());
    Lantern.Ended scan = run("scan", CHEST, "--out", out);
    assertEquals(1, scan.exitCode(), scan.err());
    assertFalse(scan.out().contains("pneumonia"), scan.out());
  }

  private String hash(String bundle) throws IOException, InterruptedException {
    Lantern.Ended models = run("models");
    Matcher hash =
        Pattern.compile("(?s).*" + bundle + " .*?sha256 ([0-9a-f]{64}).*").matcher(models.out());
    assertTrue(hash.matches(), models.out() + models.err());
    return hash.group(1);
  }

  private Lantern.Ended run(String... words) throws IOException, InterruptedException {
    return Lantern.with("-Dlantern.policy=" + policy).run(words);
  }
}
