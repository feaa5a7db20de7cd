package dev.lantern.dicom.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Decoding ends within its time, whatever the codec does.
final class TimedCodecTest {
  private static final FrameLayout LAYOUT = new FrameLayout(1, 2, 1, 8, 8, false);

  @Test
  void givesWhatTheCodecGives() throws CodecException {
    byte[] samples = {1, 2};
    TimedCodec codec = new TimedCodec((stream, layout) -> samples, Duration.ofSeconds(10));

    assertArrayEquals(samples, codec.decode(new byte[0], LAYOUT));
  }

  @Test
  void passesOnWhatTheCodecRefuses() {
    TimedCodec codec =
        new TimedCodec(
            (stream, layout) -> {
              throw new CodecException("cut");
            },
            Duration.ofSeconds(10));

    assertEquals(
        "cut",
        assertThrows(CodecException.class, () -> codec.decode(new byte[0], LAYOUT)).getMessage());
  }

  @Test
  void givesUpAFrameThatTakesTooLong() {
    CountDownLatch never = new CountDownLatch(1);
    TimedCodec codec =
        new TimedCodec(
            (stream, layout) -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new byte[0];
            },
            Duration.ofMillis(20));

    CodecException late =
        assertThrows(CodecException.class, () -> codec.decode(new byte[0], LAYOUT));
    assertEquals(FailureReason.TIME_LIMIT, late.reason());
    never.countDown();
  }
}
