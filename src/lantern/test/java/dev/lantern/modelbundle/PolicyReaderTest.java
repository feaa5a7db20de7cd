package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.platform.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyReaderTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  private final Path file;

  PolicyReaderTest(@TempDir Path folder) {
    file = folder.resolve("policy.json");
  }

  @Test
  void nothingIsLaidDownWhereThereIsNoFile() throws Exception {
    assertEquals(Policy.none(), PolicyReader.of(file, Optional.empty()));
  }

  @Test
  void readsEveryRule() throws Exception {
    write(
        """
        {"hidePatient": true, "allowedBundles": ["%s"], "externalWindows": false,
         "folders": {"open": "/scans", "results": "/results"}}
        """
            .formatted(HASH));
    assertEquals(
        new Policy(
            Optional.of(file),
            true,
            Optional.of(Set.of(HASH)),
            false,
            new Policy.Folders(Optional.of(Path.of("/scans")), Optional.of(Path.of("/results")))),
        policy());
  }

  @Test
  void aRuleThatIsNotNamedIsNotLaidDown() throws Exception {
    write("{}");
    Policy none = Policy.none();
    assertEquals(
        new Policy(
            Optional.of(file),
            none.hidePatient(),
            none.allowedBundles(),
            none.externalWindows(),
            none.folders()),
        policy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'hidePatients': true} | hidePatients: unknown key",
        "{'hidePatient': 'yes'} | hidePatient: true or false is expected",
        "{'externalWindows': 0} | externalWindows: true or false is expected",
        "{'allowedBundles': 'all'} | allowedBundles: a list is expected",
        "{'allowedBundles': ['AB']} | allowedBundles: 'AB' is no SHA-256 of 64 small hexadecimal"
            + " digits",
        "{'folders': []} | folders: an object is expected",
        "{'folders': {'in': '/a'}} | folders.in: unknown key",
        "{'folders': {'open': 'here'}} | folders.open: 'here' is no whole path from the root",
        "[] | : an object is expected",
      })
  void namesFileAndKeyOfWhatIsWrong(String json, String problem) throws Exception {
    write(json.replace('\'', '"'));
    assertEquals(
        "Lantern does not start: its policy file "
            + file
            + " cannot be used ("
            + problem
            + "). Its administrator has to correct it.",
        assertThrows(PolicyException.class, this::policy).getMessage());
  }

  @Test
  void refusesAFileThatIsNotJsonOrSaysARuleTwice() throws Exception {
    write("hidePatient");
    assertThrows(PolicyException.class, this::policy);
    write("{\"hidePatient\": true, \"hidePatient\": false}");
    assertThrows(PolicyException.class, this::policy);
    write("{} {}");
    assertThrows(PolicyException.class, this::policy);
  }

  @Test
  void refusesAFileThatCannotBeRead() throws Exception {
    Files.createDirectory(file);
    assertEquals(
        "Lantern does not start: its policy file "
            + file
            + " cannot be used (it cannot be read). Its administrator has to correct it.",
        assertThrows(PolicyException.class, this::policy).getMessage());
  }

  @Test
  void nobodyGetsAroundTheFileOfTheMachine(@TempDir Path folder) throws Exception {
    Path another = Files.writeString(folder.resolve("another.json"), "{}");
    write("{\"hidePatient\": true}");
    assertEquals(Optional.of(file), PolicyReader.of(file, Optional.of(another.toString())).file());
    Files.delete(file);
    assertEquals(
        Optional.of(another), PolicyReader.of(file, Optional.of(another.toString())).file());
  }

  private void write(String json) throws IOException {
    Files.writeString(file, json);
  }

  private Policy policy() throws PolicyException {
    return PolicyReader.of(file, Optional.empty());
  }
}
