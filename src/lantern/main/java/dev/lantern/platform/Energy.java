package dev.lantern.platform;

import java.util.List;

/// What a work took from the mains, and how that is known.
public sealed interface Energy {
  double joules();

  /// Read from the processor's own counters. They see the whole processor: what other programs did
  /// meanwhile is in it; disks, fans and screen are not.
  ///
  /// @param joules of all domains
  /// @param domains whose counters were read: `package-0`, `dram`
  record Measured(double joules, List<String> domains) implements Energy {
    public Measured {
      domains = List.copyOf(domains);
      if (!(joules >= 0) || domains.isEmpty()) {
        throw new IllegalArgumentException(joules + " J of " + domains);
      }
    }
  }

  /// No counter can be read: CPU seconds × a constant.
  ///
  /// @param joules the product
  /// @param watts the constant
  record Estimated(double joules, double watts) implements Energy {
    /// Where the constant comes from.
    public static final String SOURCE =
        "Cloud Carbon Footprint, Methodology: average maximum of 3.5 W per virtual processor in a"
            + " server, from SPECpower";

    /// Watts of one busy logical processor, see [#SOURCE].
    static final double WATTS = 3.5;

    public Estimated {
      if (!(joules >= 0) || !(watts > 0)) {
        throw new IllegalArgumentException(joules + " J at " + watts + " W");
      }
    }
  }
}
