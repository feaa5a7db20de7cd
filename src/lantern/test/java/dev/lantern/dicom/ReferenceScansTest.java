package dev.lantern.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.imaging.ScanImage;
import dev.lantern.imaging.SkipReason;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// All 329 real files of shared/data/dicom against index.csv, which says what pydicom makes of
/// them: its pixels byte by byte, or a reason of ours where it has none.
///
/// Exceptions, each in `lossy.csv` or [#OTHERWISE]:
/// - JPEG baseline: the index was made with pylibjpeg, whose inverse DCT rounds otherwise. Ours are
///   the bytes of GDCM and of libjpeg-turbo, which agree with each other; before the change from
///   YCbCr to RGB they are within 1 of the index, after it within 3.
/// - JPEG extended of 12 bits: within 1 of pylibjpeg, sample by sample.
/// - Files that pydicom refuses and Lantern decodes: 12-bit JPEG of an unusual kind, and a
///   JPEG 2000 image whose file lacks the sequence delimiter at its end.
final class ReferenceScansTest {
  private static final Path FILES =
      Path.of(System.getProperty("lantern.root", "."), "..", "shared", "data", "dicom");
  private static final String TEST_FILES = "pydicom__pydicom/test_files/";
  private static final String DATA_FILES = "pydicom__pydicom-data/";

  /// What becomes of the files that pydicom does not decode, where it is not
  /// [SkipReason#NO_PIXELS].
  private static final Map<String, Reason> REASONS =
      Map.ofEntries(
          // Its code stream announces 3,722,445,056 rows.
          Map.entry(
              TEST_FILES + "JPEG2000-embedded-sequence-delimiter.dcm",
              FailureReason.CORRUPT_PIXELS),
          Map.entry(TEST_FILES + "MR_truncated.dcm", FailureReason.TRUNCATED),
          // Number of Frames is "1A".
          Map.entry(TEST_FILES + "badVR.dcm", FailureReason.CORRUPT),
          Map.entry(TEST_FILES + "dicomdirtests/DICOMDIR-nooffset", FailureReason.TRUNCATED),
          Map.entry(TEST_FILES + "rtplan_truncated.dcm", FailureReason.TRUNCATED),
          // Pixel data without Rows and Bits Allocated.
          Map.entry(TEST_FILES + "meta_missing_tsyntax.dcm", FailureReason.CORRUPT),
          Map.entry(TEST_FILES + "nested_priv_SQ.dcm", FailureReason.CORRUPT),
          // A stray byte stands before the data set.
          Map.entry(TEST_FILES + "no_meta.dcm", SkipReason.NOT_DICOM),
          Map.entry(DATA_FILES + "liver_deflate.dcm", FailureReason.UNSUPPORTED_TRANSFER_SYNTAX),
          Map.entry(
              DATA_FILES + "liver_nonbyte_aligned_deflate.dcm",
              FailureReason.UNSUPPORTED_TRANSFER_SYNTAX),
          // RLE of packed bits, which PS3.5 Annex G does not know.
          Map.entry(DATA_FILES + "liver_rle.dcm", FailureReason.CORRUPT_PIXELS),
          Map.entry(DATA_FILES + "liver_nonbyte_aligned_rle.dcm", FailureReason.CORRUPT_PIXELS));

  /// Decoded although pydicom refuses them: the SHA-1 of another file with the same image, or of
  /// the image itself.
  private static final Map<String, String> OTHERWISE =
      Map.of(
          TEST_FILES + "JPEG-lossy.dcm",
          "ef1fcbc2cc880b1407851894830355241363d688",
          "robyoung__dicom-test-files/WG04/JPLY/MR1_JPLY",
          "9643922620a84cd7bd26c4d05d5e593d9086b734",
          DATA_FILES + "emri_small_jpeg_2k_lossless_too_short.dcm",
          "b71bc81978b321aded6c1ad7174232007926307d");

  private static final DicomLimits LIMITS = DicomLimits.standard();

  private final DicomReader reader =
      new DicomReader(LIMITS, new FrameCodecs(new Jpeg2000Codec()).within(LIMITS.time()));

  @BeforeAll
  static void findFilesAndNatives() throws NativeRuntime.NativesUnusableException {
    assumeTrue(Files.isDirectory(FILES), "the real files of shared/data/dicom are not here");
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @TestFactory
  Stream<DynamicTest> everyRealFileIsDecodedAsPydicomDoesOrRefusedWithItsReason()
      throws IOException {
    Map<String, String[]> lossy = new HashMap<>();
    for (String line : lines("lossy.csv")) {
      String[] fields = line.split(",", -1);
      lossy.put(fields[0], fields);
    }
    List<Map<String, String>> index = CsvTable.read(FILES.resolve("index.csv"));
    assertEquals(329, index.size());
    return index.stream()
        .map(
            row -> {
              String name = row.getOrDefault("out_path", "");
              return DynamicTest.dynamicTest(name, () -> check(row, lossy.get(name)));
            });
  }

  private void check(Map<String, String> row, String @Nullable [] lossy) throws ImageReadException {
    String name = row.getOrDefault("out_path", "");
    ImageSource source = ImageSource.of(FILES.resolve(name));
    boolean decodes = "ok".equals(row.get("pydicom_decode"));
    if (!decodes && !OTHERWISE.containsKey(name)) {
      ImageReadException refusal =
          assertThrows(ImageReadException.class, () -> reader.open(source).frame(0));
      assertEquals(REASONS.getOrDefault(name, SkipReason.NO_PIXELS), refusal.reason());
      return;
    }
    byte[] stored = stored(reader.open(source));
    if (lossy != null && lossy[1].isEmpty()) {
      assertNear(lossy[2].split(" ", -1), stored);
    } else if (lossy != null) {
      assertEquals(lossy[1], sha1(stored));
    } else if (decodes) {
      assertEquals(row.get("pixel_sha1"), sha1(inOrder(stored, row.getOrDefault("dtype", ""))));
    } else {
      assertEquals(OTHERWISE.get(name), sha1(stored));
    }
  }

  private static byte[] stored(ScanImage image) throws ImageReadException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < image.header().pixels().frames(); i++) {
      Frame frame = image.frame(i);
      all.writeBytes(frame.stored());
      // Whatever the file says of its display must not throw.
      image.display(i);
    }
    return all.toByteArray();
  }

  /// The index hashes big endian arrays (`>i2`, `>u4`) as they lie in memory.
  private static byte[] inOrder(byte[] stored, String dtype) {
    if (dtype.startsWith(">")) {
      SampleBits.swap(stored, dtype.charAt(2) - '0');
    }
    return stored;
  }

  private static void assertNear(String[] samples, byte[] stored) {
    for (int i = 0; i < samples.length; i++) {
      int at = i * 4099 * 2;
      int value = (stored[at] & 0xff) | (stored[at + 1] & 0xff) << 8;
      assertTrue(Math.abs(value - Integer.parseInt(samples[i])) <= 1, "sample " + i * 4099);
    }
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = ReferenceScansTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("file,"))
          .toList();
    }
  }

  /// A CSV file with a header line and quoted fields.
  private static final class CsvTable {
    static List<Map<String, String>> read(Path file) throws IOException {
      List<List<String>> rows = rows(Files.readString(file, StandardCharsets.UTF_8));
      List<Map<String, String>> all = new ArrayList<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < Math.min(row.size(), rows.getFirst().size()); i++) {
          named.put(rows.getFirst().get(i), row.get(i));
        }
        all.add(named);
      }
      return all;
    }

    private static List<List<String>> rows(String text) {
      List<List<String>> rows = new ArrayList<>();
      List<String> row = new ArrayList<>();
      StringBuilder field = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"') {
          quoted = !quoted;
        } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
          field.append(c);
        } else if (c != '\r') {
          row.add(field.toString());
          field.setLength(0);
          if (c == '\n') {
            rows.add(row);
            row = new ArrayList<>();
          }
        }
      }
      return rows;
    }
  }
}
