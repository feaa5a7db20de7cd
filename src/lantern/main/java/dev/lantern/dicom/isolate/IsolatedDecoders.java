package dev.lantern.dicom.isolate;

import dev.lantern.dicom.codec.FrameDecoders;
import dev.lantern.dicom.codec.PixelCoding;
import dev.lantern.imaging.FrameCodec;
import dev.lantern.imaging.FrameCodec.CodecException;
import dev.lantern.imaging.FrameCodec.FrameLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;

/// Decoders that run in processes of their own, as many as there are threads that decode at a time.
/// They are started when the first frame comes, and stay for the next. A frame that takes too long
/// or too much, or a crash of native code, ends the process and nothing else: the frame gets the
/// reason, the next one a new process. Safe for several threads; to be closed.
public final class IsolatedDecoders implements FrameDecoders, AutoCloseable {
  private final FrameDecoders own;
  private final Settings settings;
  private final Consumer<String> trouble;
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1,
          Thread.ofPlatform().daemon().name("decoder-clock").factory(),
          // Whoever is still at work when it is closed gets no defect of it.
          new ThreadPoolExecutor.DiscardPolicy());
  private final Set<DecoderChild> children = new HashSet<>();
  private final Deque<DecoderChild> idle = new ArrayDeque<>();

  /// When the last start failed, of `System.nanoTime`; empty while they go well.
  private OptionalLong failed = OptionalLong.empty();

  private boolean announced;
  private boolean closed;

  /// @param codings that are decoded elsewhere; the others stay in this process
  /// @param command starts a process that runs a [DecoderService] on its standard streams
  /// @param allowed time for one frame
  /// @param pause after a start that failed, before the next is tried
  public record Settings(
      Set<PixelCoding> codings, List<String> command, Duration allowed, Duration pause) {
    public Settings {
      codings = Set.copyOf(codings);
      command = List.copyOf(command);
      if (command.isEmpty() || !allowed.isPositive() || pause.isNegative()) {
        throw new IllegalArgumentException(
            command.size() + " words, time limit " + allowed + ", pause " + pause);
      }
    }
  }

  /// @param own decoders of this process: for other codings, and where no process can be started
  /// @param trouble hears, at the first time, why none can be
  public IsolatedDecoders(FrameDecoders own, Settings settings, Consumer<String> trouble) {
    this.own = own;
    this.settings = settings;
    this.trouble = trouble;
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Optional<FrameCodec> of(PixelCoding coding) {
    Optional<FrameCodec> here = own.of(coding);
    return settings.codings().contains(coding)
        ? here.map(codec -> (stream, layout) -> decode(coding, codec, stream, layout))
        : here;
  }

  private byte[] decode(PixelCoding coding, FrameCodec here, byte[] stream, FrameLayout layout)
      throws CodecException {
    Optional<DecoderChild> child = take();
    if (child.isEmpty()) {
      return here.decode(stream, layout);
    }
    try {
      return child.get().decode(new FrameRequest(coding, layout, stream), settings.allowed());
    } finally {
      giveBack(child.get());
    }
  }

  private Optional<DecoderChild> take() {
    synchronized (this) {
      while (!idle.isEmpty()) {
        // One that died meanwhile died of no frame.
        DecoderChild child = idle.pop();
        if (child.alive()) {
          return Optional.of(child);
        }
        children.remove(child);
      }
      if (closed || !mayStart()) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(enter(DecoderChild.start(settings.command(), clock)));
    } catch (IOException e) {
      goOn(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /// A machine that is short of memory or processes for a moment has them again: after a pause one
  /// thread tries again, while the others go on.
  private boolean mayStart() {
    if (failed.isEmpty()) {
      return true;
    }
    long now = System.nanoTime();
    boolean rested = now - failed.getAsLong() >= settings.pause().toNanos();
    if (rested) {
      failed = OptionalLong.of(now);
    }
    return rested;
  }

  private synchronized DecoderChild enter(DecoderChild child) {
    failed = OptionalLong.empty();
    children.add(child);
    if (closed) {
      child.end();
    }
    return child;
  }

  private synchronized void giveBack(DecoderChild child) {
    if (child.alive()) {
      idle.push(child);
    } else {
      children.remove(child);
    }
  }

  /// A batch that runs overnight is worth more than its protection: it goes on.
  private void goOn(String why) {
    boolean first;
    synchronized (this) {
      first = !announced && !closed;
      announced = true;
      failed = OptionalLong.of(System.nanoTime());
    }
    if (first) {
      trouble.accept(why);
    }
  }

  /// Ends every process, also one that is at a frame.
  @Override
  public synchronized void close() {
    closed = true;
    children.forEach(DecoderChild::end);
    children.clear();
    idle.clear();
    clock.shutdownNow();
  }
}
