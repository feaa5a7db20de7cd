package dev.lantern.dicom.isolate;

import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FrameCodec.CodecException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One decoding process, as the program sees it. For one thread at a time.
final class DecoderChild {
  /// A virtual machine is up after some tenths of a second; many seconds on a machine that is busy.
  private static final Duration START = Duration.ofSeconds(60);

  /// Between the end of a process's answers and that of the process.
  private static final Duration DYING = Duration.ofSeconds(5);

  /// What the virtual machine exits with under `-XX:+ExitOnOutOfMemoryError`.
  private static final int OUT_OF_MEMORY = 3;

  private static final int NONE = -1;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ScheduledExecutorService clock;
  private int requests;
  private volatile boolean late;
  private volatile boolean ended;

  /// The request that the clock watches; it comes too late for the others.
  private int watched = NONE;

  private DecoderChild(Process process, ScheduledExecutorService clock) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(process.getOutputStream());
    this.clock = clock;
  }

  /// Starts the process and waits until it is up.
  ///
  /// @param clock ends it where it takes too long
  /// @throws IOException where it does not come up, with the reason
  static DecoderChild start(List<String> command, ScheduledExecutorService clock)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    // Told to be talkative, it would write into the answers.
    builder.environment().put("OPENCV_LOG_LEVEL", "SILENT");
    var child = new DecoderChild(builder.start(), clock);
    Future<?> watch = child.watch(DecoderWire.GREETING, START);
    try {
      DecoderWire.readGreeting(child.in);
      return child;
    } catch (IOException e) {
      child.end();
      throw new IOException(
          child.late ? "it does not come up" : "it does not answer as it should", e);
    } finally {
      child.unwatch(watch);
    }
  }

  /// A process that was ended may be there for a moment more.
  boolean alive() {
    return !ended && process.isAlive();
  }

  /// @return the samples
  /// @throws CodecException as the codec does; or where the process had to be ended, or died, with
  ///     that reason. It is not alive then.
  byte[] decode(FrameRequest request, Duration allowed) throws CodecException {
    int number = ++requests;
    Future<?> watch = watch(number, allowed);
    try {
      DecoderWire.writeRequest(out, number, request);
      return DecoderWire.readAnswer(in, number, request);
    } catch (ProtocolException e) {
      // Out of step, it would not end of itself.
      end();
      throw death(allowed, e);
    } catch (IOException e) {
      throw death(allowed, e);
    } catch (OutOfMemoryError e) {
      // This process's own: what the answer holds would be read as the next one.
      end();
      throw e;
    } finally {
      unwatch(watch);
    }
  }

  private synchronized Future<?> watch(int request, Duration allowed) {
    watched = request;
    return clock.schedule(() -> giveUp(request), allowed.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void giveUp(int request) {
    if (watched == request) {
      late = true;
      end();
    }
  }

  private synchronized void unwatch(Future<?> watch) {
    watched = NONE;
    watch.cancel(false);
  }

  private CodecException death(Duration allowed, IOException e) {
    int code = exitCode();
    if (late) {
      return new CodecException(
          FailureReason.TIME_LIMIT,
          "a frame is not decoded within " + allowed.toMillis() + " ms",
          e);
    }
    String detail =
        code == OUT_OF_MEMORY
            ? "decoding needs more memory than it may take"
            : "the decoding process died of it (code " + code + ")";
    return new CodecException(FailureReason.DECODER_CRASH, detail, e);
  }

  /// Of a process that is dying.
  private int exitCode() {
    try {
      if (!process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
        end();
        process.waitFor();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
      return -1;
    }
  }

  void end() {
    ended = true;
    process.destroyForcibly();
  }
}
