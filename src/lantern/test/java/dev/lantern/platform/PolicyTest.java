package dev.lantern.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PolicyTest {
  private static final Policy STRICT =
      new Policy(
          Optional.of(Path.of("/etc/lantern/policy.json")),
          true,
          Optional.of(Set.of("aa")),
          false,
          new Policy.Folders(Optional.of(Path.of("/scans")), Optional.empty()));

  @Test
  void liesWhereAdministratorsAloneWrite() {
    assertEquals(Path.of("/etc/lantern/policy.json"), Policy.file("Linux", Map.of()));
    assertEquals(
        Path.of("/Library/Application Support/Lantern/policy.json"),
        Policy.file("Mac OS X", Map.of()));
    assertEquals(
        Path.of("/data/Lantern/policy.json"),
        Policy.file("Windows 11", Map.of("ProgramData", "/data")));
  }

  @Test
  void allowsTheBundlesOfItsListAndWithoutOneAll() {
    assertTrue(STRICT.allows("aa"));
    assertFalse(STRICT.allows("bb"));
    assertTrue(Policy.none().allows("bb"));
  }

  @Test
  void saysWhatIsInForce() {
    assertEquals("none", Policy.none().summary());
    assertEquals(
        "/etc/lantern/policy.json, patients hidden, allowed bundles: 1, no external windows, opens"
            + " from /scans",
        STRICT.summary());
    assertEquals(
        "--include-phi is not allowed by policy (/etc/lantern/policy.json).",
        STRICT.refusal("--include-phi"));
  }
}
