package dev.lantern.ledger;

import dev.lantern.platform.LedgerTrouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a batch did, in `.lantern/ledger.sqlite` of its output folder: SQLite with a write-ahead
/// log and a sync at every commit, so that a row which was recorded outlives a kill and a power
/// cut. One run at a time has it open. Safe for several threads.
public final class BatchLedger implements AutoCloseable {
  /// The folder, within the output folder, that is the ledger's own.
  public static final String FOLDER = ".lantern";

  private static final String FILE = "ledger.sqlite";
  private static final int COMMITTED_AT_ONCE = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(BatchLedger.class);

  private final Path file;
  private final Connection connection;
  private final RowReader reader;
  private final RowWriter writer;
  private final Leftovers leftovers;
  private final long run;
  private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();

  /// Why nothing is written any more. Where SQLite itself rolls back, as on a full disk, the driver
  /// begins no other transaction, and each statement that follows would be kept alone: a row with
  /// its files still announced, which the next run would then remove.
  private Optional<LedgerException> broken = Optional.empty();

  /// A row that its thread waits for, until it is safe or cannot be made so.
  private static final class Waiting {
    private final LedgerRow row;
    private boolean written;
    private Optional<LedgerException> failure = Optional.empty();

    Waiting(LedgerRow row) {
      this.row = row;
    }
  }

  private BatchLedger(Path output, Connection connection, LedgerRun run)
      throws SQLException, LedgerException {
    this.file = file(output);
    this.connection = connection;
    LedgerTables.prepare(connection);
    this.reader = new RowReader(connection);
    this.writer = new RowWriter(connection);
    this.leftovers = new Leftovers(output, connection);
    this.run = begin(run);
  }

  /// Opens the ledger of an output folder, or begins one, and removes what no row speaks for.
  ///
  /// @param output made if it is not there
  /// @param fresh begin one where that which is there cannot be used; else its rows stay until
  ///     [#forget]
  /// @throws LedgerException where another run has it open, or it cannot be used
  public static BatchLedger open(Path output, LedgerRun run, boolean fresh) throws LedgerException {
    try {
      Files.createDirectories(output.resolve(FOLDER));
      return fresh ? openOrBegin(output, run) : connect(output, run);
    } catch (SQLException e) {
      throw LedgerException.of(e);
    } catch (IOException e) {
      throw LedgerException.of(e);
    }
  }

  private static BatchLedger openOrBegin(Path output, LedgerRun run)
      throws SQLException, IOException, LedgerException {
    try {
      return connect(output, run);
    } catch (SQLException e) {
      if (LedgerException.busy(e)) {
        throw e;
      }
      return openAnew(output, run);
    } catch (LedgerException e) {
      return openAnew(output, run);
    }
  }

  private static BatchLedger openAnew(Path output, LedgerRun run)
      throws SQLException, IOException, LedgerException {
    List<String> made = filesOf(output);
    for (String ending : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(output.resolve(FOLDER).resolve(FILE + ending));
    }
    BatchLedger ledger = connect(output, run);
    ledger.announce(made);
    return ledger;
  }

  /// What was made for the rows of a ledger that is another version's; none where it is damaged.
  private static List<String> filesOf(Path output) {
    List<String> names = new ArrayList<>();
    try (Connection old = DriverManager.getConnection(url(file(output).toUri()));
        Statement statement = old.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT name FROM output UNION SELECT name FROM leftover")) {
      while (result.next()) {
        names.add(result.getString(1));
      }
    } catch (SQLException e) {
      LOG.warn("the files of an old ledger are not known: {}", e.getErrorCode());
    }
    return names;
  }

  /// Leaves no connection open where it fails: that would refuse every scan that follows.
  private static BatchLedger connect(Path output, LedgerRun run)
      throws SQLException, LedgerException {
    Connection connection = DriverManager.getConnection(url(file(output).toUri()));
    try {
      var ledger = new BatchLedger(output, connection, run);
      ledger.leftovers.remove();
      return ledger;
    } catch (SQLException | LedgerException e) {
      connection.close();
      throw e;
    }
  }

  /// Not as a path: the driver takes what follows a question mark for settings. SQLite takes no
  /// host in a URI; behind four slashes, Windows finds the shared folder by it.
  static String url(URI file) {
    String host = file.getRawAuthority();
    URI local = host == null ? file : URI.create("file:////" + host + file.getRawPath());
    return "jdbc:sqlite:" + local.toASCIIString();
  }

  private static Path file(Path output) {
    return output.resolve(FOLDER).resolve(FILE);
  }

  private long begin(LedgerRun begun) throws SQLException {
    long id;
    try (PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO run (begun, program, precision, settings) VALUES (?, ?, ?, ?)"
                    + " RETURNING id");
        PreparedStatement bundle =
            connection.prepareStatement(
                "INSERT INTO bundle (run, place, name, sha256) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, now());
      insert.setString(2, begun.program());
      insert.setString(3, begun.precision());
      insert.setString(4, begun.settings());
      try (ResultSet result = insert.executeQuery()) {
        result.next();
        id = result.getLong(1);
      }
      for (int place = 0; place < begun.bundles().size(); place++) {
        bundle.setLong(1, id);
        bundle.setInt(2, place);
        bundle.setString(3, begun.bundles().get(place).name());
        bundle.setString(4, begun.bundles().get(place).hash());
        bundle.executeUpdate();
      }
    }
    connection.commit();
    return id;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /// Forgets every row, and removes the files that were made for them.
  public synchronized void forget() throws LedgerException {
    changeAndRemove(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT OR IGNORE INTO leftover SELECT name FROM output");
            statement.executeUpdate("DELETE FROM output");
            statement.executeUpdate("DELETE FROM finding");
            statement.executeUpdate("DELETE FROM file");
          }
        });
  }

  /// Gives every row to `taker`, one at a time.
  public synchronized void each(Consumer<LedgerRow> taker) throws LedgerException {
    try {
      reader.each(taker);
    } catch (SQLException e) {
      throw LedgerException.of(e);
    }
  }

  /// The row of one file.
  public synchronized Optional<LedgerRow> find(FileKey key) throws LedgerException {
    try {
      return reader.find(key);
    } catch (SQLException e) {
      throw LedgerException.of(e);
    }
  }

  /// To be told before files are made for a row: should the row never be recorded, the next run
  /// removes them.
  ///
  /// @param names paths from the output folder, with forward slashes
  public synchronized void announce(List<String> names) throws LedgerException {
    requireWhole();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR IGNORE INTO leftover (name) VALUES (?)")) {
      for (String name : names) {
        insert.setString(1, name);
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw rollBack(LedgerException.of(e));
    }
  }

  /// Keeps a row, in place of an older one of the same file. Returns once it is safe on disk. Rows
  /// that several threads bring meanwhile share one commit.
  ///
  /// @throws LedgerException where it is not safe: the ledger then holds what it held before
  public void record(LedgerRow row) throws LedgerException {
    var own = new Waiting(row);
    waiting.add(own);
    synchronized (this) {
      if (!own.written && own.failure.isEmpty()) {
        commitWaiting();
      }
      if (own.failure.isPresent()) {
        throw own.failure.get();
      }
    }
  }

  /// Keeps many rows, in few commits. Returns once they are safe on disk.
  ///
  /// @param cancelled asked before each commit; no further one is made once it is true
  /// @return how many are kept, from the first on
  /// @throws LedgerException where they are not safe: some may be
  public synchronized int recordAll(List<LedgerRow> rows, BooleanSupplier cancelled)
      throws LedgerException {
    int kept = 0;
    while (kept < rows.size() && !cancelled.getAsBoolean()) {
      int end = Math.min(rows.size(), kept + COMMITTED_AT_ONCE);
      List<Waiting> together = rows.subList(kept, end).stream().map(Waiting::new).toList();
      commit(together);
      if (together.getFirst().failure.isPresent()) {
        throw together.getFirst().failure.get();
      }
      kept = end;
    }
    return kept;
  }

  private void commitWaiting() {
    List<Waiting> together = new ArrayList<>();
    for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
      together.add(next);
    }
    commit(together);
  }

  private void commit(List<Waiting> together) {
    // Stands where an error of this process leads out of here: others wait for these rows, too.
    Optional<LedgerException> failure = Optional.of(new LedgerException(LedgerTrouble.Kind.DEFECT));
    try {
      requireWhole();
      requireThere();
      for (Waiting next : together) {
        writer.write(run, next.row);
      }
      connection.commit();
      failure = Optional.empty();
    } catch (SQLException e) {
      failure = Optional.of(LedgerException.of(e));
    } catch (LedgerException e) {
      failure = Optional.of(e);
    } finally {
      failure.ifPresent(this::rollBack);
      for (Waiting next : together) {
        next.failure = failure;
        next.written = failure.isEmpty();
      }
    }
  }

  private void requireWhole() throws LedgerException {
    if (broken.isPresent()) {
      throw broken.get();
    }
  }

  /// SQLite would go on writing to a file that has no name any more.
  private void requireThere() throws LedgerException {
    if (!Files.exists(file)) {
      throw new LedgerException(LedgerTrouble.Kind.REMOVED);
    }
  }

  private LedgerException rollBack(LedgerException cause) {
    if (broken.isPresent()) {
      return cause;
    }
    broken = Optional.of(cause);
    try {
      connection.rollback();
    } catch (SQLException e) {
      // What was not committed is gone with the connection at the latest.
      cause.addSuppressed(e);
    }
    return cause;
  }

  /// Marks the run as ended, and removes the files that no row speaks for any more.
  public synchronized void end() throws LedgerException {
    changeAndRemove(
        () -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE run SET ended = ? WHERE id = ?")) {
            update.setString(1, now());
            update.setLong(2, run);
            update.executeUpdate();
          }
        });
  }

  private interface Change {
    void make() throws SQLException;
  }

  /// Makes a change safe, and removes the files that no row speaks for any more.
  private void changeAndRemove(Change change) throws LedgerException {
    requireWhole();
    try {
      change.make();
      connection.commit();
      leftovers.remove();
    } catch (SQLException e) {
      throw rollBack(LedgerException.of(e));
    }
  }

  /// Rows that were recorded are safe without it: where it fails, the write-ahead log stays, and
  /// the next run takes it in.
  @Override
  public synchronized void close() {
    try {
      writer.close();
      reader.close();
      connection.close();
    } catch (SQLException e) {
      LOG.warn("the ledger was not closed: {}", e.getMessage());
    }
  }
}
