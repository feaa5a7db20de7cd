package dev.lantern.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.SkipReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening what a user names: which series come of it, in which order.
final class ImageLoaderTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("lantern.root", ".")).resolve("sample-scans");

  private final ImageLoader loader = ImageLoader.standard();

  @Test
  void sortsSlicesByTheirPlaceInThePatient(@TempDir Path folder) throws IOException {
    // Names against the order of the slices.
    Path phantom = SAMPLES.resolve("generated").resolve("ct-phantom");
    for (int slice = 1; slice <= 24; slice++) {
      Files.copy(
          phantom.resolve("slice-%02d.dcm".formatted(slice)),
          folder.resolve("%02d.dcm".formatted(99 - slice)));
    }
    OpenedScans opened = loader.open(List.of(folder), Progress.none());

    assertEquals(1, opened.series().size());
    List<Double> places =
        opened.series().getFirst().images().stream()
            .map(image -> image.display(0).plane().orElseThrow().alongNormal())
            .toList();
    assertEquals(IntStream.range(0, 24).mapToObj(i -> 5.0 * i).toList(), places);
  }

  @Test
  void showsFirstWhatWasNamedFirst() {
    Path real = SAMPLES.resolve("real");
    OpenedScans opened =
        loader.open(
            List.of(real.resolve("RG3_UNCR.dcm"), real.resolve("RG1_UNCR.dcm"), real),
            Progress.none());

    assertEquals(
        List.of("EXTREMITY", "CHEST"),
        opened.series().stream()
            .limit(2)
            .map(series -> series.header().acquisition().bodyPart())
            .toList());
    assertEquals(
        13, opened.series().stream().mapToInt(series -> series.images().size()).sum(), "each once");
  }

  /// Of a defect only its kind is told: its message may quote a patient.
  @Test
  void aDefectOnOneOfManyFilesIsThatFilesReason() {
    assertEquals(
        "unexpected IllegalStateException",
        defect(
            _ -> {
              throw new IllegalStateException("Doe^Jane");
            }));
    assertEquals(
        "unexpected OutOfMemoryError",
        defect(
            _ -> {
              throw new OutOfMemoryError();
            }));
  }

  private String defect(ImageLoader.Reading<String> reading) {
    ImageSource film = ImageSource.of(SAMPLES.resolve("real").resolve("RG1_UNCR.dcm"));
    ImageReadException refusal =
        assertThrows(ImageReadException.class, () -> loader.read(film, reading));
    assertEquals(FailureReason.INTERNAL, refusal.reason());
    return refusal.detail();
  }

  @Test
  void refusesWhatIsNoImageWithItsReason() {
    OpenedScans opened = loader.open(List.of(SAMPLES.resolve("README.md")), Progress.none());

    assertEquals(List.of(), opened.series());
    assertEquals(SkipReason.NOT_DICOM, opened.refused().getFirst().why().reason());
  }

  @Test
  void endsWithWhatItHasWhenCancelled() {
    OpenedScans opened =
        loader.open(
            List.of(SAMPLES.resolve("real")),
            new Progress() {
              private int done;

              @Override
              public void update(int now, int total) {
                done = now;
              }

              @Override
              public boolean cancelled() {
                return done == 3;
              }
            });

    assertTrue(opened.cancelled());
    assertEquals(3, opened.series().stream().mapToInt(series -> series.images().size()).sum());
  }
}
