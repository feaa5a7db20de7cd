package dev.lantern.ledger;

import dev.lantern.platform.IoTrouble;
import dev.lantern.platform.LedgerTrouble;
import dev.lantern.platform.LedgerTrouble.Kind;
import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// The ledger cannot be read or written.
public final class LedgerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient LedgerTrouble trouble;

  LedgerException(LedgerTrouble trouble) {
    super("ledger: " + trouble);
    this.trouble = trouble;
  }

  private LedgerException(LedgerTrouble trouble, Throwable cause) {
    super("ledger: " + trouble, cause);
    this.trouble = trouble;
  }

  static LedgerException of(IOException failure) {
    return new LedgerException(new LedgerTrouble.Unwritable(IoTrouble.of(failure)), failure);
  }

  /// Tells those that a user can do something about.
  static LedgerException of(SQLException failure) {
    return new LedgerException(
        switch (code(failure)) {
          case SQLITE_BUSY -> Kind.BUSY;
          case SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN -> Kind.READ_ONLY;
          case SQLITE_IOERR -> Kind.FAILING;
          case SQLITE_CORRUPT, SQLITE_NOTADB -> Kind.DAMAGED;
          case SQLITE_FULL -> Kind.FULL;
          default -> new LedgerTrouble.Other(String.valueOf(failure.getMessage()));
        },
        failure);
  }

  /// True where another run has it open.
  static boolean busy(SQLException failure) {
    return code(failure) == SQLiteErrorCode.SQLITE_BUSY;
  }

  /// The primary one: the byte below an extended one.
  private static SQLiteErrorCode code(SQLException failure) {
    return SQLiteErrorCode.getErrorCode(failure.getErrorCode() & 0xff);
  }

  public LedgerTrouble trouble() {
    return trouble;
  }
}
