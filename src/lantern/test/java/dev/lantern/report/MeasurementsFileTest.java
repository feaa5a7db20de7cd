package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Turn.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class MeasurementsFileTest {
  private static final Point A = new Point(1.25, 2);
  private static final Point B = new Point(1.0 / 3, 3e-7);
  private static final Point C = new Point(-6, 9);
  private static final Point D = new Point(2, 7);

  private static final List<Measurement> ALL =
      Stream.<MeasureShape>of(
              new Length(A, B),
              new MeasureShape.Angle(A, B, C),
              new MeasureShape.Cobb(new Length(A, B), new Length(C, D)),
              new Roi.Rectangle(A, B),
              new Roi.Ellipse(C, D),
              new Roi.Polygon(List.of(A, B, C, D)),
              new MeasureShape.Arrow(D, A),
              new MeasureShape.Text(B, "“node” – 2"))
          .map(shape -> new Measurement("1.2.840.1", 3, shape))
          .toList();

  private static final String ONE =
      """
      {"notice": "", "program": "", "format": "lantern-measurements", "version": 1,
       "measurements": [
        {"sop_instance_uid": "1.2", "frame": 0, "kind": "length", "x": [1, 2], "y": [3, 4]}]}
      """;

  private Path file = Path.of("");

  @BeforeEach
  void inAnEmptyFolder(@TempDir Path empty) {
    file = empty.resolve("film.json");
  }

  @Test
  void readsWhatItWroteToTheLastBit() throws Exception {
    MeasurementsFile.write(file, ALL);
    assertEquals(ALL, MeasurementsFile.read(file));
    MeasurementsFile.write(file, ALL.subList(2, 4));
    assertEquals(ALL.subList(2, 4), MeasurementsFile.read(file));
    MeasurementsFile.write(file, List.of());
    assertEquals(List.of(), MeasurementsFile.read(file));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void holdsTheNoticeAndNamesTheImageByItsUidAlone() throws Exception {
    MeasurementsFile.write(file, ALL.subList(0, 1));

    JsonNode json = new ObjectMapper().readTree(Files.readString(file));

    assertEquals(
        List.of("notice", "program", "format", "version", "measurements"),
        List.copyOf(json.propertyNames()));
    assertEquals(ReportContext.NOTICE, json.get("notice").stringValue());
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                [{"sop_instance_uid": "1.2.840.1", "frame": 3, "kind": "length",
                  "x": [1.25, 0.3333333333333333], "y": [2.0, 3.0E-7]}]
                """),
        json.get("measurements"));
  }

  @Test
  void readsWhatAnotherProgramWrote() throws Exception {
    Files.writeString(file, ONE);
    assertEquals(
        List.of(new Measurement("1.2", 0, new Length(new Point(1, 3), new Point(2, 4)))),
        MeasurementsFile.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"frame\": 0, | \"frame\": 0, \"patient\": \"\", | measurements[0].patient: unknown key",
        "\"version\": 1, | \"version\": 1, \"more\": 1, | more: unknown key",
        "\"version\": 1 | \"version\": 2 | version: 2 is not 1, which this program reads",
        "lantern-measurements | other | format: 'other' is not lantern-measurements",
        "\"kind\": \"length\", | ~~ | measurements[0].kind: the key is missing",
        "\"length\" | \"text\" | measurements[0].words: the key is missing",
        "\"length\" | \"angle\" | measurements[0].x: 2 and 2 numbers do not make this shape",
        "[1, 2] | [1, 2, 3] | measurements[0].x: 3 and 2 numbers do not make this shape",
        "[1, 2] | [1, \"2\"] | measurements[0].x: a number is expected",
        "\"frame\": 0 | \"frame\": -1 | measurements[0]: frame -1",
        "\"frame\": 0 | \"frame\": 0.5 | measurements[0].frame: a whole number is expected",
        "\"1.2\" | \"\" | measurements[0]: a measurement belongs to an image",
        "\"length\" | \"polygon\" | measurements[0]: polygon of 2 corners"
      })
  void refusesWhatItDoesNotKnowAndSaysWhere(String from, String to, String problem)
      throws IOException {
    assertTrue(ONE.contains(from), from);
    Files.writeString(file, ONE.replace(from, to == null ? "" : to));

    assertEquals("film.json " + problem, refusal());
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(MeasurementsException.class, () -> MeasurementsFile.read(file)).getMessage());
  }

  @Test
  void refusesWhatIsNoJsonOrTooLarge() throws IOException {
    Files.writeString(file, ONE + "{}");
    assertTrue(refusal().startsWith("film.json: not JSON"), refusal());
    Files.write(file, new byte[MeasurementsFile.LIMIT + 1]);
    assertEquals("film.json: larger than 16777216 bytes", refusal());
    Files.delete(file);
    assertThrows(IOException.class, () -> MeasurementsFile.read(file));
  }

  @Test
  void neverReplacesAFileThatHoldsAnythingElse() throws IOException {
    byte[] scan = {1, 2, 3};
    Files.write(file, scan);
    assertThrows(MeasurementsException.class, () -> MeasurementsFile.write(file, ALL));
    assertArrayEquals(scan, Files.readAllBytes(file));
  }
}
