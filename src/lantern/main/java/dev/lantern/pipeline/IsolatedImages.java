package dev.lantern.pipeline;

import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.dicom.isolate.IsolatedDecoders;
import dev.lantern.platform.JavaProcess;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.time.Duration;
import java.util.function.Consumer;

/// Images whose compressed frames are decoded in processes of their own, for a batch that no file
/// may end. The processes end when it is closed.
public final class IsolatedImages implements AutoCloseable {
  /// Bytes that JPEG 2000 takes for each byte of a frame at the most: a code stream of twice the
  /// frame, read and copied, a frame, its samples of 8 bits as numbers of 32, and again a frame.
  private static final long BYTES_A_FRAME_BYTE = 10;

  /// Between a process that did not start and the next.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final IsolatedDecoders decoders;
  private final ImageLoader images;

  private IsolatedImages(IsolatedDecoders decoders, ImageLoader images) {
    this.decoders = decoders;
    this.images = images;
  }

  /// With the standard limits and every codec. No process is started yet.
  ///
  /// @param trouble hears, at the first time, why no process can be started
  public static IsolatedImages with(Isolation isolation, Consumer<String> trouble) {
    DicomLimits limits = DicomLimits.standard();
    var decoders =
        new IsolatedDecoders(
            new FrameCodecs(new Jpeg2000Codec()).within(limits.time()),
            new IsolatedDecoders.Settings(
                isolation.codings(),
                JavaProcess.command(DecoderProcess.class, heapBytes(limits)),
                limits.time(),
                PAUSE),
            trouble);
    return new IsolatedImages(decoders, ImageLoader.with(limits, decoders));
  }

  /// As much as the largest frame may need, but no more than this process has itself.
  private static long heapBytes(DicomLimits limits) {
    return Math.min(
        BYTES_A_FRAME_BYTE * limits.pixels().frameBytes(), Runtime.getRuntime().maxMemory());
  }

  ImageLoader images() {
    return images;
  }

  @Override
  public void close() {
    decoders.close();
  }
}
