package dev.lantern.pipeline;

import dev.lantern.dicom.codec.FrameCodecs;
import dev.lantern.dicom.isolate.DecoderService;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.NativeRuntime;
import dev.lantern.platform.NativeRuntime.NativesUnusableException;
import dev.lantern.preprocess.Jpeg2000Codec;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// What runs in a decoding process: the codecs, and nothing else of Lantern. Started by Lantern,
/// never by a user; it ends with the program that started it.
final class DecoderProcess {
  private static final Path KILLED_FIRST = Path.of("/proc/self/oom_score_adj");

  private DecoderProcess() {}

  public static void main(String[] arguments) throws IOException {
    try (var requests = new FileInputStream(FileDescriptor.in);
        var answers = new FileOutputStream(FileDescriptor.out)) {
      outliveSignals();
      offerToTheKernel();
      new DecoderService(new FrameCodecs(new LateJpeg2000()), answers).serve(requests);
    } finally {
      // Not an exit: that would wait for the hook below.
      Runtime.getRuntime().halt(0);
    }
  }

  /// Ctrl-C in a terminal reaches every process of the command. The program decides what becomes of
  /// the frame under way; a decoder that died first would have it marked as a crash. The threads
  /// work on while a hook waits.
  private static void outliveSignals() {
    var never = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
  }

  /// Where memory runs out, Linux ends this process and not the batch, proc(5).
  private static void offerToTheKernel() {
    try {
      if (Files.exists(KILLED_FIRST)) {
        Files.writeString(KILLED_FIRST, "1000");
      }
    } catch (IOException e) {
      // The kernel chooses for itself then.
      return;
    }
  }

  /// Loads OpenCV when the first frame that needs it comes. For one thread.
  private static final class LateJpeg2000 implements FrameCodec {
    private final FrameCodec codec = new Jpeg2000Codec();
    private boolean loaded;

    @Override
    public byte[] decode(byte[] codeStream, FrameLayout layout) throws CodecException {
      if (!loaded) {
        try {
          NativeRuntime.startOpenCv(AppDirectories.ofUser());
        } catch (NativesUnusableException e) {
          throw new IllegalStateException(e);
        }
        loaded = true;
      }
      return codec.decode(codeStream, layout);
    }
  }
}
