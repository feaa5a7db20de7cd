package dev.lantern.platform;

import java.lang.management.ManagementFactory;

/// What a figure was measured on, without a word that names the machine or its user.
///
/// @param processors logical ones that this process may use
/// @param memoryBytes of the machine, or of the container that the process runs in
/// @param system operating system and architecture: `Linux amd64`
/// @param java version of the virtual machine
public record Machine(int processors, long memoryBytes, String system, String java) {
  public Machine {
    if (processors < 1 || memoryBytes < 1) {
      throw new IllegalArgumentException(processors + " processors, " + memoryBytes + " bytes");
    }
  }

  /// The one that this process runs on.
  public static Machine here() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().toString());
  }
}
