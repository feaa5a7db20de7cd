package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every compressed file of the real ones that pydicom or GDCM decodes: byte-equal to GDCM for all
/// syntaxes but JPEG Extended of 12 bits, where its one other decoder (pylibjpeg) rounds its IDCT
/// otherwise: there every 4099th sample is held against it, to 1 grey level.
final class CodecReferenceTest {
  private static final Path FILES =
      Path.of(System.getProperty("lantern.root", "."), "..", "shared", "data", "dicom");

  private final FrameCodecs codecs = new FrameCodecs(new Jpeg2000Codec());

  /// A line of reference.csv.
  ///
  /// @param sha1 over all frames, empty where `samples` stand instead
  /// @param samples every 4099th sample
  record Reference(String file, String sha1, List<Integer> samples) {
    static Reference of(String line) {
      String[] fields = line.split(",", -1);
      List<Integer> samples = new ArrayList<>();
      if (!fields[2].isEmpty()) {
        for (String sample : fields[2].split(" ", -1)) {
          samples.add(Integer.valueOf(sample));
        }
      }
      return new Reference(fields[0], fields[1], samples);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<Reference> references() {
    String table = new String(CodecFixtures.bytes("reference.csv"), StandardCharsets.UTF_8);
    return table
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("file,"))
        .map(Reference::of)
        .toList();
  }

  @BeforeAll
  static void findFilesAndNatives() throws NativeRuntime.NativesUnusableException {
    assumeTrue(Files.isDirectory(FILES), "the real files of shared/data/dicom are not here");
    NativeRuntime.start(AppDirectories.ofUser());
  }

  @ParameterizedTest
  @MethodSource("references")
  void decodesAsTheReference(Reference reference) throws Exception {
    byte[] pixels = decode(FILES.resolve(reference.file()));
    if (reference.samples().isEmpty()) {
      assertEquals(reference.sha1(), sha1(pixels));
      return;
    }
    ByteBuffer samples = ByteBuffer.wrap(pixels).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < reference.samples().size(); i++) {
      int sample = samples.getShort(2 * 4099 * i) & 0xffff;
      assertTrue(Math.abs(sample - reference.samples().get(i)) <= 1, "sample " + 4099 * i);
    }
  }

  private byte[] decode(Path file) throws IOException, CodecException {
    try (DicomInputStream in = new DicomInputStream(file.toFile())) {
      Attributes data = in.readDataset(-1, -1);
      FrameCodec codec =
          TransferSyntax.of(in.getTransferSyntax())
              .map(TransferSyntax::coding)
              .flatMap(codecs::of)
              .orElseThrow();
      FrameLayout layout =
          new FrameLayout(
              data.getInt(Tag.Rows, 0),
              data.getInt(Tag.Columns, 0),
              data.getInt(Tag.SamplesPerPixel, 1),
              data.getInt(Tag.BitsAllocated, 0),
              data.getInt(Tag.BitsStored, 0),
              data.getInt(Tag.PixelRepresentation, 0) == 1);
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (byte[] stream : frames(data)) {
        frames.write(codec.decode(stream, layout));
      }
      return signed(frames.toByteArray(), layout);
    }
  }

  /// The reference has signs extended, which the reader does behind our decoders.
  private static byte[] signed(byte[] frames, FrameLayout layout) {
    if (layout.signed() && layout.bytesPerSample() == 2) {
      ShortBuffer samples = ByteBuffer.wrap(frames).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      int unused = 32 - layout.bitsStored();
      for (int i = 0; i < samples.limit(); i++) {
        samples.put(i, (short) (samples.get(i) << unused >> unused));
      }
    }
    return frames;
  }

  /// Fragments to frames: one each; or all for one frame; or anew at each Start Of Image.
  private static List<byte[]> frames(Attributes data) {
    Fragments fragments = (Fragments) data.getValue(Tag.PixelData);
    int count = data.getInt(Tag.NumberOfFrames, 1);
    List<ByteArrayOutputStream> frames = new ArrayList<>();
    for (int i = 1; i < fragments.size(); i++) {
      byte[] fragment = (byte[]) fragments.get(i);
      boolean starts = fragment.length > 2 && fragment[0] == -1 && fragment[1] == (byte) 0xd8;
      boolean oneEach = count == fragments.size() - 1;
      if (frames.isEmpty() || oneEach || (starts && count > 1)) {
        frames.add(new ByteArrayOutputStream());
      }
      frames.getLast().writeBytes(fragment);
    }
    return frames.stream().map(ByteArrayOutputStream::toByteArray).toList();
  }

  private static String sha1(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
  }
}
