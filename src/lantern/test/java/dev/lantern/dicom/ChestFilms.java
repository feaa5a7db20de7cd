package dev.lantern.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;

/// Writes small images that the header gate of the test bundle takes for chest radiographs, so that
/// a batch of hundreds is done in seconds.
public final class ChestFilms {
  private static final int SIZE = 48;

  private ChestFilms() {}

  /// Writes one, of noise that the number is the seed of: no two are judged alike.
  public static Path write(Path file, int number) {
    byte[] pixels = new byte[SIZE * SIZE];
    new Random(number).nextBytes(pixels);
    Attributes film = CraftedFile.image(SIZE, SIZE, 8, pixels);
    film.setString(Tag.SOPClassUID, VR.UI, UID.ComputedRadiographyImageStorage);
    film.setString(Tag.SOPInstanceUID, VR.UI, "2.25.88." + number);
    describe(film);
    return CraftedFile.write(file, film, UID.ExplicitVRLittleEndian);
  }

  /// Writes one that takes some tenths of a second to decode: the real radiograph in JPEG 2000.
  public static Path slow(Path file, int number) throws IOException {
    Attributes film = real("RG1_J2KR.dcm");
    film.setString(Tag.SOPInstanceUID, VR.UI, "2.25.89." + number);
    describe(film);
    return CraftedFile.write(file, film, UID.JPEG2000LosslessOnly);
  }

  /// Writes the real radiograph turned to the left about its middle, its edges drawn out.
  public static Path turned(Path file, int degrees) throws IOException {
    Attributes film = real("RG1_UNCR.dcm");
    int rows = film.getInt(Tag.Rows, 0);
    int columns = film.getInt(Tag.Columns, 0);
    ByteBuffer from = ByteBuffer.wrap(film.getBytes(Tag.PixelData)).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer to = ByteBuffer.allocate(from.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    double sine = Math.sin(Math.toRadians(degrees));
    double cosine = Math.cos(Math.toRadians(degrees));
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = column - columns / 2.0;
        double y = row - rows / 2.0;
        int fromColumn = (int) Math.rint(columns / 2.0 + cosine * x - sine * y);
        int fromRow = (int) Math.rint(rows / 2.0 + sine * x + cosine * y);
        int pixel =
            Math.clamp(fromRow, 0, rows - 1) * columns + Math.clamp(fromColumn, 0, columns - 1);
        to.putShort(from.getShort(2 * pixel));
      }
    }
    film.setBytes(Tag.PixelData, VR.OW, to.array());
    return CraftedFile.write(file, film, UID.ExplicitVRLittleEndian);
  }

  private static Attributes real(String name) throws IOException {
    Path file = Path.of(System.getProperty("lantern.root", "."), "sample-scans", "real", name);
    try (var in = new DicomInputStream(file.toFile())) {
      return in.readDataset(-1, -1);
    }
  }

  private static void describe(Attributes film) {
    film.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.87");
    film.setString(Tag.StudyInstanceUID, VR.UI, "2.25.86");
    film.setString(Tag.Modality, VR.CS, "CR");
    film.setString(Tag.BodyPartExamined, VR.CS, "CHEST");
    film.setString(Tag.ViewPosition, VR.CS, "PA");
  }

  /// Fills a folder with so many films, and beside every ten of them one that is cut short, a text
  /// and a slice of a CT.
  public static void fill(Path folder, int films) throws IOException {
    Files.createDirectories(folder);
    Path slice =
        Path.of(System.getProperty("lantern.root", "."))
            .resolve("sample-scans/generated/ct-phantom/slice-01.dcm");
    for (int i = 0; i < films; i++) {
      String name = String.format(Locale.ROOT, "film-%04d", i);
      Path film = write(folder.resolve(name + ".dcm"), i);
      if (i % 10 == 0) {
        byte[] whole = Files.readAllBytes(film);
        Files.write(folder.resolve(name + "-cut.dcm"), Arrays.copyOf(whole, 1500));
        Files.writeString(folder.resolve(name + ".txt"), "Not a scan: " + i);
        Files.copy(slice, folder.resolve(name + "-slice.dcm"));
      }
    }
  }

  /// How many files a folder filled so holds.
  public static int files(int films) {
    return films + 3 * ((films + 9) / 10);
  }
}
