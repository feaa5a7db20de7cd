package dev.lantern.ledger;

import dev.lantern.imaging.FileStamp;
import dev.lantern.ledger.LedgerRow.Content;
import dev.lantern.ledger.LedgerRow.Identifiers;
import dev.lantern.ledger.LedgerRow.Judgement;
import dev.lantern.ledger.LedgerRow.Output;
import dev.lantern.ledger.LedgerRow.Score;
import dev.lantern.ledger.LedgerRow.Timing;
import dev.lantern.ledger.LedgerRow.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Rows out of the tables.
final class RowReader implements AutoCloseable {
  private static final String COLUMNS =
      "SELECT id, file, entry, size, modified, content_hash, basis, outcome, reason, detail, study,"
          + " series, sop, bundle, bundle_sha256, hash_ns, diagnosis_ns, outputs_ns FROM file";

  private final PreparedStatement all;
  private final PreparedStatement one;
  private final PreparedStatement findings;
  private final PreparedStatement outputs;

  RowReader(Connection connection) throws SQLException {
    all = connection.prepareStatement(COLUMNS + " ORDER BY id");
    one = connection.prepareStatement(COLUMNS + " WHERE file = ? AND entry = ?");
    findings =
        connection.prepareStatement(
            "SELECT finding, score, probability, threshold, positive, trust FROM finding"
                + " WHERE file = ? ORDER BY place");
    outputs =
        connection.prepareStatement("SELECT name, size FROM output WHERE file = ? ORDER BY name");
  }

  void each(Consumer<LedgerRow> taker) throws SQLException {
    try (ResultSet result = all.executeQuery()) {
      while (result.next()) {
        taker.accept(row(result));
      }
    }
  }

  Optional<LedgerRow> find(FileKey key) throws SQLException {
    one.setString(1, key.file());
    one.setString(2, key.entry());
    try (ResultSet result = one.executeQuery()) {
      return result.next() ? Optional.of(row(result)) : Optional.empty();
    }
  }

  private LedgerRow row(ResultSet result) throws SQLException {
    long id = result.getLong("id");
    return new LedgerRow(
        new FileKey(result.getString("file"), result.getString("entry")),
        content(result),
        result.getString("basis"),
        new Verdict(
            result.getString("outcome"),
            result.getString("reason"),
            result.getString("detail"),
            new Identifiers(text(result, "study"), text(result, "series"), text(result, "sop")),
            judgement(result, id)),
        outputs(id),
        new Timing(
            result.getLong("hash_ns"),
            result.getLong("diagnosis_ns"),
            result.getLong("outputs_ns")));
  }

  private static Optional<Content> content(ResultSet result) throws SQLException {
    Optional<String> hash = text(result, "content_hash");
    return hash.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Content(
                new FileStamp(result.getLong("size"), result.getLong("modified")), hash.get()));
  }

  private Optional<Judgement> judgement(ResultSet result, long id) throws SQLException {
    Optional<String> bundle = text(result, "bundle");
    if (bundle.isEmpty()) {
      return Optional.empty();
    }
    List<Score> scores = new ArrayList<>();
    findings.setLong(1, id);
    try (ResultSet found = findings.executeQuery()) {
      while (found.next()) {
        scores.add(
            new Score(
                found.getString("finding"),
                found.getDouble("score"),
                found.getDouble("probability"),
                found.getDouble("threshold"),
                found.getBoolean("positive"),
                found.getString("trust")));
      }
    }
    return Optional.of(new Judgement(bundle.get(), result.getString("bundle_sha256"), scores));
  }

  private List<Output> outputs(long id) throws SQLException {
    List<Output> made = new ArrayList<>();
    outputs.setLong(1, id);
    try (ResultSet found = outputs.executeQuery()) {
      while (found.next()) {
        made.add(new Output(found.getString("name"), found.getLong("size")));
      }
    }
    return made;
  }

  private static Optional<String> text(ResultSet result, String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  @Override
  public void close() throws SQLException {
    all.close();
    one.close();
    findings.close();
    outputs.close();
  }
}
