package dev.lantern.ledger;

import java.sql.SQLException;

/// The ledger cannot be read or written, in a sentence for the reader that names no patient.
public final class LedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  LedgerException(String message) {
    super(message);
  }

  LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Of the primary result codes of SQLite, those that a user can do something about.
  static LedgerException of(SQLException failure) {
    return new LedgerException(
        switch (failure.getErrorCode() & 0xff) {
          case 3, 8, 14 ->
              "The ledger cannot be written to: the output folder is read-only or gone.";
          case 10 -> "The ledger cannot be written to: the disk of the output folder fails.";
          case 11, 26 -> "The ledger in the output folder is damaged; --fresh begins a new one.";
          case 13 -> "The ledger cannot be written to: the disk of the output folder is full.";
          default -> "The ledger cannot be used (" + failure.getMessage() + ").";
        },
        failure);
  }
}
