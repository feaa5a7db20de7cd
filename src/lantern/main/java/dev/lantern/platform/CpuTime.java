package dev.lantern.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// CPU time of this process and of every child, ended ones too where the system tells it (Linux).
final class CpuTime {
  /// Units of `/proc/PID/stat` in a second: USER_HZ, part of Linux' interface.
  private static final long TICKS = 100;

  /// Places behind the command's name in `/proc/PID/stat`, proc(5).
  private static final int CUTIME = 13;

  private static final int CSTIME = 14;

  private CpuTime() {}

  static Duration now() {
    ProcessHandle self = ProcessHandle.current();
    Duration living =
        self.descendants().map(CpuTime::of).reduce(of(self), (one, other) -> one.plus(other));
    try {
      return living.plus(ofEnded(Files.readString(Path.of("/proc/self/stat"))));
    } catch (IOException e) {
      // Another system than Linux: children that ended are not counted.
      return living;
    }
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// @param stat a line of `/proc/PID/stat`; the command's name in it may hold blanks and brackets
  static Duration ofEnded(String stat) {
    String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    long ticks = Long.parseLong(words[CUTIME]) + Long.parseLong(words[CSTIME]);
    return Duration.ofMillis(ticks * (1000 / TICKS));
  }
}
