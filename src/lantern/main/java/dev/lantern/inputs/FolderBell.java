package dev.lantern.inputs;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Rings when something happens in folders, where the system tells: it does not for network drives,
/// and may run out of watches. So a ring is a hint to look soon, and its absence says nothing.
final class FolderBell implements AutoCloseable {
  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY
  };

  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> hung = new HashMap<>();

  private FolderBell(Optional<WatchService> service) {
    this.service = service;
  }

  static FolderBell open() {
    try {
      return new FolderBell(Optional.of(FileSystems.getDefault().newWatchService()));
    } catch (IOException | UnsupportedOperationException e) {
      return silent();
    }
  }

  /// One that never rings.
  static FolderBell silent() {
    return new FolderBell(Optional.empty());
  }

  /// Listens to a folder, without the folders in it.
  void hang(Path folder) {
    WatchKey known = hung.get(folder);
    if (service.isEmpty() || (known != null && known.isValid())) {
      return;
    }
    try {
      hung.put(folder, folder.register(service.get(), KINDS));
    } catch (IOException e) {
      // No watches left, or the folder is gone: whoever polls will see.
      hung.remove(folder);
    }
  }

  /// Waits for a ring.
  ///
  /// @return false where none came in time
  boolean await(Duration most) throws InterruptedException {
    if (service.isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(most.toNanos());
      return false;
    }
    boolean rung = false;
    WatchKey key = service.get().poll(most.toNanos(), TimeUnit.NANOSECONDS);
    while (key != null) {
      rung = true;
      key.pollEvents();
      key.reset();
      key = service.get().poll();
    }
    return rung;
  }

  @Override
  public void close() {
    if (service.isPresent()) {
      try {
        service.get().close();
      } catch (IOException e) {
        // It ends with the process at the latest, and nothing was written to it.
        hung.clear();
      }
    }
  }
}
