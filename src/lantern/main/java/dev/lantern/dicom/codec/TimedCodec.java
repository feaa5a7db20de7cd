package dev.lantern.dicom.codec;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A codec under the time limit. Each frame is decoded on a thread of its own, which costs some
/// 0.1 ms; one that takes too long is given up, and ends by itself, since its size is bounded.
///
/// @param allowed time for one frame
record TimedCodec(FrameCodec codec, Duration allowed) implements FrameCodec {
  /// @throws CodecException as the codec does; where the time is over, or the reading thread is
  ///     interrupted, with that reason
  @Override
  public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
    var task = new FutureTask<>(() -> codec.decode(codeStream, layout));
    Thread.ofPlatform().daemon().name("decoder").start(task);
    try {
      return task.get(allowed.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late("a frame is not decoded within " + allowed.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late("decoding was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case CodecException damaged -> throw damaged;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("a codec failed", e);
      }
    }
  }

  private static CodecException late(String detail, Exception cause) {
    return new CodecException(FailureReason.TIME_LIMIT, detail, cause);
  }
}
