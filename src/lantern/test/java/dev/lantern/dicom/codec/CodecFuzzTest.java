package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Damaged streams end in a frame or a refusal, and soon.
final class CodecFuzzTest {
  private static final int ROUNDS = 1500;
  private static final Duration PER_STREAM = Duration.ofSeconds(1);

  record Seed(String name, FrameCodec codec, FrameLayout layout, List<Byte> stream) {
    static Seed of(String name, FrameCodec codec, int samples, int allocated) {
      return of(
          name,
          codec,
          CodecFixtures.layout(samples, allocated, allocated),
          CodecFixtures.bytes(name));
    }

    static Seed of(String name, FrameCodec codec, FrameLayout layout, byte[] stream) {
      Byte[] boxed = new Byte[stream.length];
      Arrays.setAll(boxed, i -> stream[i]);
      return new Seed(name, codec, layout, List.of(boxed));
    }

    byte[] bytes() {
      byte[] bytes = new byte[stream.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = stream.get(i);
      }
      return bytes;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Seed> seeds() {
    JpegCodec jpeg = new JpegCodec();
    JpegLsCodec jpegLs = new JpegLsCodec();
    LosslessJpegWriter writer = new LosslessJpegWriter(9, 11, 3, 12);
    writer.predictor = 7;
    writer.restartRows = 3;
    byte[] lossless = writer.write(LosslessJpegTest.samples(3, 12));
    byte[] segment = {-100, 5, 3, 1, 2, 3, 4, -30, 9, 20, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -128, -127};
    byte[] padded = Arrays.copyOf(segment, 60);
    return List.of(
        Seed.of(
            "rle",
            new RleCodec(),
            new FrameLayout(12, 12, 1, 16, 16, false),
            RleCodecTest.stream(padded, padded)),
        Seed.of("lossless", jpeg, new FrameLayout(9, 11, 3, 16, 12, false), lossless),
        Seed.of("grey.jpg", jpeg, 1, 8),
        Seed.of("ycc-420.jpg", jpeg, 3, 8),
        Seed.of("ycc-420-restart.jpg", jpeg, 3, 8),
        Seed.of("ycc-420-progressive.jpg", jpeg, 3, 8),
        Seed.of("grey-16.jls", jpegLs, 1, 16),
        Seed.of("rgb-line.jls", jpegLs, 3, 8),
        Seed.of("rgb-sample-near3.jls", jpegLs, 3, 8));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void damageEndsInAFrameOrARefusal(Seed seed) {
    Random random = new Random(20);
    byte[] sound = seed.bytes();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(sound, random);
      assertTimeout(
          PER_STREAM,
          () -> {
            try {
              byte[] frame = seed.codec().decode(damaged, seed.layout());
              assertEquals(seed.layout().bytes(), frame.length);
            } catch (CodecException e) {
              assertEquals(CodecException.class, e.getClass());
            }
          });
    }
  }

  /// Bits turned, bytes set, pieces cut out, doubled or taken off the end; half of it in the
  /// first bytes, where the markers are.
  private static byte[] damaged(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && bytes.length > 4; i++) {
      int span = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 200);
      int at = random.nextInt(span);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) 0xff;
        case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 4 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(9)));
        default -> bytes = spliced(bytes, at, Math.max(0, at - random.nextInt(9)));
      }
    }
    return bytes;
  }

  /// The bytes before `end`, then those from `start` on.
  private static byte[] spliced(byte[] bytes, int end, int start) {
    byte[] result = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, result, end, bytes.length - start);
    return result;
  }
}
