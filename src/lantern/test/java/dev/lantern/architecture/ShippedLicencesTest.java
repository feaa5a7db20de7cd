package dev.lantern.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every library that is shipped stands with its licence in `installer/licences.csv`, and no
/// licence is one that a hospital's package may not carry. The bill of materials is the build's.
final class ShippedLicencesTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-3-Clause",
          "MPL-1.1",
          "LGPL-2.1-only",
          "GPL-2.0-with-classpath-exception");

  /// Words of POMs that are no SPDX names, and the choice among several licences.
  private static final Map<String, String> READ_AS =
      Map.of(
          "The 3-Clause BSD License", "BSD-3-Clause",
          "GNU Lesser General Public License", "LGPL-2.1-only");

  private record Listed(String licence, String text) {}

  @Test
  void everyShippedLibraryIsListedAndNoOther() throws Exception {
    assertEquals(shipped().keySet(), listed().keySet());
  }

  @Test
  void everyListedLicenceIsAllowedAndItsTextIsShipped() throws Exception {
    listed()
        .forEach(
            (component, listed) -> {
              assertTrue(ALLOWED.contains(listed.licence()), component + " " + listed.licence());
              Path text =
                  listed.text().equals("LICENSE")
                      ? ROOT.resolve("LICENSE")
                      : ROOT.resolve("installer/licences").resolve(listed.text());
              assertTrue(Files.isRegularFile(text), component + " " + text);
            });
  }

  @Test
  void theListedLicenceIsOneThatTheLibraryItselfNames() throws Exception {
    Map<String, Listed> listed = listed();
    shipped()
        .forEach(
            (component, own) -> {
              Listed line = listed.get(component);
              // dcm4che is repacked by us, from a wheel that names none in a POM.
              if (line != null && !component.equals("dev.lantern:dcm4che")) {
                assertTrue(own.contains(line.licence()), component + " names " + own);
              }
            });
  }

  private static Map<String, Set<String>> shipped() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(Files.readString(ROOT.resolve("target/sbom.json")));
    Map<String, Set<String>> components = new TreeMap<>();
    for (JsonNode component : bill.path("components")) {
      Set<String> licences = new TreeSet<>();
      for (JsonNode entry : component.path("licenses")) {
        JsonNode licence = entry.path("license");
        String name = licence.path("id").asString(licence.path("name").asString(""));
        licences.add(READ_AS.getOrDefault(name, name));
      }
      components.put(
          component.path("group").asString() + ":" + component.path("name").asString(), licences);
    }
    return components;
  }

  private static Map<String, Listed> listed() throws IOException {
    Map<String, Listed> components = new TreeMap<>();
    List<String> lines = Files.readAllLines(ROOT.resolve("installer/licences.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      components.put(cells[0], new Listed(cells[1], cells[2]));
    }
    return components;
  }
}
