package dev.lantern.cli;

/// What the process returns.
public enum ExitCode {
  /// All went well; a scan diagnosed every file.
  OK(0),
  /// Some files were skipped or failed, or the one file asked for gave no result.
  INCOMPLETE(1),
  /// The words on the command line cannot be used, or another scan has the output folder.
  USAGE(2),
  /// The model bundle cannot be used.
  BUNDLE_UNUSABLE(3),
  /// The native libraries cannot be used on this machine.
  NATIVES_UNUSABLE(4),
  /// There is no display for the desktop.
  NO_DISPLAY(5),
  /// The administrator's policy file cannot be used, or does not allow what was asked for.
  POLICY(6),
  /// Lantern itself failed.
  DEFECT(70),
  /// The user ended it.
  CANCELLED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
