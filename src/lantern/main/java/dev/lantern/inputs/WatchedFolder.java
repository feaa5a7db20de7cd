package dev.lantern.inputs;

import dev.lantern.imaging.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Folders into which files come. Gives them in groups, each file once it is complete, and again
/// when it has changed since; and tells which are gone. Looks at the folders again and again, so
/// that it works on network drives too; where the system tells of changes, it looks at once. For
/// one thread.
public final class WatchedFolder implements AutoCloseable {
  /// Looks at everything take at most one part of this many of the time.
  private static final int IDLE_SHARE = 10;

  private static final Duration LONGEST_STEP = Duration.ofSeconds(1);

  /// The longest wait between two questions whether to stop.
  private static final Duration BREATH = Duration.ofMillis(100);

  private final ScanInputs folders;
  private final Settling settling;
  private final InstantSource clock;
  private final FolderBell bell;
  private final Duration settle;
  private long lookedAt = System.nanoTime();
  private Duration lookTook = Duration.ZERO;
  private boolean rung = true;

  /// @param folders to watch, with those within where the inputs are recursive
  /// @param settle how long a file has to rest to be complete
  public static WatchedFolder open(ScanInputs folders, Duration settle) {
    return new WatchedFolder(folders, settle, InstantSource.system(), FolderBell.open());
  }

  WatchedFolder(ScanInputs folders, Duration settle, InstantSource clock, FolderBell bell) {
    this.folders = folders;
    this.settle = settle;
    this.settling = new Settling(settle);
    this.clock = clock;
    this.bell = bell;
  }

  /// What became of the folders.
  ///
  /// @param complete files, sorted
  /// @param gone files that were complete and are not there any more, sorted
  public record Change(List<Path> complete, List<Path> gone) {
    private static final Change NONE = new Change(List.of(), List.of());

    public Change {
      complete = List.copyOf(complete);
      gone = List.copyOf(gone);
    }

    /// Nothing: the watch is stopped.
    public boolean isNone() {
      return equals(NONE);
    }
  }

  /// Waits until files are complete, or gone.
  ///
  /// @param stopped asked several times a second
  /// @return at least one file; none once it is stopped
  public Change next(BooleanSupplier stopped) {
    try {
      while (!stopped.getAsBoolean()) {
        Change change = Change.NONE;
        if (isTimeToLook()) {
          change = lookAtAll(stopped);
        } else if (!settling.pending().isEmpty()) {
          change = new Change(settling.look(looksAtPending(), clock.instant()), List.of());
        }
        if (!change.isNone()) {
          return change;
        }
        await(stopped);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Change.NONE;
  }

  /// Gives these once more as they are, each after a pause that grows: what kept them from being
  /// read may pass.
  public void again(List<Path> files) {
    files.forEach(file -> settling.again(file, clock.instant()));
  }

  /// Files that were there and not complete at the last look.
  public int unfinished() {
    return settling.pending().size();
  }

  private boolean isTimeToLook() {
    Duration rest = Duration.ofNanos(System.nanoTime() - lookedAt);
    Duration wanted =
        rung ? longer(step(), lookTook) : longer(settle, lookTook.multipliedBy(IDLE_SHARE));
    return firstLook() || rest.compareTo(wanted) >= 0;
  }

  private boolean firstLook() {
    return lookTook.isZero();
  }

  /// Time between two looks at a pending file.
  private Duration step() {
    return settle.dividedBy(4).compareTo(LONGEST_STEP) < 0 ? settle.dividedBy(4) : LONGEST_STEP;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void await(BooleanSupplier stopped) throws InterruptedException {
    long end = System.nanoTime() + step().toNanos();
    for (long left = step().toNanos();
        left > 0 && !stopped.getAsBoolean();
        left = end - System.nanoTime()) {
      rung |= bell.await(Duration.ofNanos(Math.min(left, BREATH.toNanos())));
    }
  }

  /// @return false where the file is gone, or renamed: the next whole look finds it by its new name
  private static boolean renew(Map.Entry<Path, Settling.Look> pending) {
    try {
      pending.setValue(
          Settling.Look.of(Files.readAttributes(pending.getKey(), BasicFileAttributes.class)));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Change lookAtAll(BooleanSupplier stopped) {
    rung = false;
    long start = System.nanoTime();
    var look = new Looking(stopped);
    new InputWalk(folders, look).run();
    lookedAt = System.nanoTime();
    lookTook = Duration.ofNanos(Math.max(1, lookedAt - start));
    // A look that was broken off does not tell what is gone.
    return stopped.getAsBoolean()
        ? Change.NONE
        : new Change(settling.look(look.seen, clock.instant()), settling.forget(look::lacks));
  }

  private Map<Path, Settling.Look> looksAtPending() {
    Map<Path, Settling.Look> looks = settling.pending();
    // Only a look at everything knows one trouble from another: such files stay as they looked.
    looks.entrySet().removeIf(pending -> pending.getValue().trouble().isEmpty() && !renew(pending));
    return looks;
  }

  /// One look at everything.
  private final class Looking implements InputVisitor {
    private final BooleanSupplier stopped;
    private final Map<Path, Settling.Look> seen = new HashMap<>();
    private final Set<Path> walked = new HashSet<>();

    Looking(BooleanSupplier stopped) {
      this.stopped = stopped;
    }

    @Override
    public void folder(Path folder) {
      bell.hang(folder);
      walked.add(folder);
    }

    @Override
    public void file(Path file, BasicFileAttributes attributes, boolean named) {
      seen.put(file, Settling.Look.of(attributes));
    }

    @Override
    public void refused(ImageSource source, Refusal refusal) {
      seen.put(source.file(), Settling.Look.of(refusal));
    }

    @Override
    public boolean cancelled() {
      return stopped.getAsBoolean();
    }

    /// Whether there is no such file. Of what a folder holds that cannot be listed, as where its
    /// drive is away, nobody knows.
    boolean lacks(Path file) {
      for (Path at = file; at != null; at = at.getParent()) {
        if (seen.containsKey(at) || walked.contains(at)) {
          return !seen.containsKey(at);
        }
      }
      return false;
    }
  }

  @Override
  public void close() {
    bell.close();
  }
}
