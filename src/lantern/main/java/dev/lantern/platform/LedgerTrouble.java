package dev.lantern.platform;

/// Why the ledger of a batch cannot be used, for each shell to word.
public sealed interface LedgerTrouble {
  /// What says all by itself.
  enum Kind implements LedgerTrouble {
    /// Another run has it open.
    BUSY,
    /// Its folder is read-only, or gone.
    READ_ONLY,
    /// The disk fails.
    FAILING,
    /// The disk is full.
    FULL,
    DAMAGED,
    /// Another version of the program made it.
    OTHER_VERSION,
    /// Somebody removed it during the run.
    REMOVED,
    /// Lantern itself failed while it wrote.
    DEFECT
  }

  /// Its folder cannot be made.
  record Unwritable(IoTrouble trouble) implements LedgerTrouble {}

  /// What SQLite says.
  record Other(String said) implements LedgerTrouble {}
}
