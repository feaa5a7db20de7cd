package dev.lantern.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Every library that is shipped stands with its licence in `installer/licences.csv`, and no
/// licence is one that a hospital's package may not carry. The bill of materials is the build's.
/// What is built into a library stands behind its name: `library/part version`.
final class ShippedLicencesTest {
  private static final Path ROOT = Path.of(System.getProperty("lantern.root", "."));
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-3-Clause",
          "BSD-2-Clause",
          "IJG",
          "libpng-2.0",
          "libtiff",
          "Zlib",
          // A font, which is embedded in the PDFs of studies.
          "OFL-1.1",
          // Binaries may be passed on unchanged, and not be taken apart.
          "LicenseRef-Intel-Simplified",
          "MPL-1.1",
          "LGPL-2.1-only",
          "GPL-2.0-with-classpath-exception");

  /// Words of POMs that are no SPDX names, and the choice among several licences.
  private static final Map<String, String> READ_AS =
      Map.of(
          "The 3-Clause BSD License", "BSD-3-Clause",
          "GNU Lesser General Public License", "LGPL-2.1-only");

  private static final String OPENCV = "org.openpnp:opencv/";
  private static final Pattern OPENCV_ITSELF =
      Pattern.compile("General configuration for (OpenCV [0-9.]+) ");
  private static final Pattern BUILT_IN = Pattern.compile("3rdparty dependencies: +([^\n]+)");

  private record Listed(String licence, String text) {}

  @Test
  void everyShippedLibraryIsListedAndNoOther() throws Exception {
    Set<String> libraries =
        listed().keySet().stream()
            .map(component -> component.split("/", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(shipped().keySet(), libraries);
  }

  @Test
  void everyPartThatOpenCvNamesOfItselfOnAnyPlatformIsListed() throws Exception {
    Set<String> listed =
        listed().keySet().stream()
            .filter(component -> component.startsWith(OPENCV))
            .map(component -> component.substring(OPENCV.length()))
            .collect(Collectors.toSet());
    Set<String> names =
        listed.stream().map(part -> part.split(" ", 2)[0]).collect(Collectors.toSet());
    Map<String, Set<String>> missing = new TreeMap<>();
    for (var built : openCvs().entrySet()) {
      Set<String> parts = new TreeSet<>(List.of(found(BUILT_IN, built).split(" ")));
      parts.removeAll(names);
      String version = found(OPENCV_ITSELF, built).replace("OpenCV", "opencv");
      if (!listed.contains(version)) {
        parts.add(version);
      }
      missing.put(built.getKey(), parts);
    }
    assertEquals(
        Set.of(Set.of()), Set.copyOf(missing.values()), () -> "not in the list: " + missing);
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

  private static String found(Pattern pattern, Map.Entry<String, String> built) {
    Matcher matcher = pattern.matcher(built.getValue());
    assertTrue(matcher.find(), built.getKey() + " does not say " + pattern);
    return matcher.group(1);
  }

  /// What OpenCV's native library of each platform says of how it was built.
  private static Map<String, String> openCvs() throws IOException, URISyntaxException {
    Map<String, String> built = new TreeMap<>();
    URI jar = Core.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    try (ZipFile zip = new ZipFile(Path.of(jar).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().matches(".*opencv_java[0-9]+\\.(so|dylib|dll)")) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          String library = new String(bytes, StandardCharsets.ISO_8859_1);
          int start = library.indexOf("General configuration for ");
          assertTrue(start >= 0, entry.getName() + " does not say how it was built");
          built.put(entry.getName(), library.substring(start, library.indexOf('\0', start)));
        }
      }
    }
    return built;
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
