package dev.lantern.ledger;

import dev.lantern.platform.LedgerTrouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables of the ledger, and what a connection must promise.
final class LedgerTables {
  /// Of the tables below; a ledger of another one is not read.
  private static final int VERSION = 3;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            begun TEXT NOT NULL,
            ended TEXT,
            program TEXT NOT NULL,
            precision TEXT NOT NULL,
            settings TEXT NOT NULL)
          """,
          """
          CREATE TABLE bundle (
            run INTEGER NOT NULL REFERENCES run,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY (run, place)) WITHOUT ROWID
          """,
          """
          CREATE TABLE file (
            id INTEGER PRIMARY KEY,
            file TEXT NOT NULL,
            entry TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run,
            size INTEGER,
            modified INTEGER,
            content_hash TEXT,
            basis TEXT NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            study TEXT,
            series TEXT,
            sop TEXT,
            bundle TEXT,
            bundle_sha256 TEXT,
            hash_ns INTEGER NOT NULL,
            diagnosis_ns INTEGER NOT NULL,
            outputs_ns INTEGER NOT NULL,
            UNIQUE (file, entry))
          """,
          """
          CREATE TABLE finding (
            file INTEGER NOT NULL REFERENCES file,
            place INTEGER NOT NULL,
            finding TEXT NOT NULL,
            score REAL NOT NULL,
            probability REAL NOT NULL,
            threshold REAL NOT NULL,
            positive INTEGER NOT NULL,
            trust TEXT NOT NULL,
            PRIMARY KEY (file, place)) WITHOUT ROWID
          """,
          """
          CREATE TABLE output (
            file INTEGER NOT NULL REFERENCES file,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (file, name)) WITHOUT ROWID
          """,
          // Files that were made for a verdict which no longer holds, until they are removed.
          "CREATE TABLE leftover (name TEXT PRIMARY KEY) WITHOUT ROWID");

  private LedgerTables() {}

  /// Makes the connection the only one, and every commit safe from a power cut.
  ///
  /// @throws LedgerException where the ledger is another program version's
  static void prepare(Connection connection) throws SQLException, LedgerException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      // The lock is taken with the first access and kept: it is what refuses a second run.
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      int version = version(statement);
      if (version != 0 && version != VERSION) {
        throw new LedgerException(LedgerTrouble.Kind.OTHER_VERSION);
      }
      statement.execute("BEGIN IMMEDIATE");
      if (version == 0) {
        for (String table : TABLES) {
          statement.execute(table);
        }
        statement.execute("PRAGMA user_version = " + VERSION);
      }
      statement.execute("COMMIT");
    }
    connection.setAutoCommit(false);
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      return result.next() ? result.getInt(1) : 0;
    }
  }
}
