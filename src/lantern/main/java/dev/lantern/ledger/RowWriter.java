package dev.lantern.ledger;

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
import java.sql.Types;
import java.util.Optional;

/// Rows into the tables. A row takes the place of an older one of the same file, whose outputs
/// become leftovers unless they were made again.
final class RowWriter implements AutoCloseable {
  private final PreparedStatement file;
  private final PreparedStatement oldOutputs;
  private final PreparedStatement noFindings;
  private final PreparedStatement noOutputs;
  private final PreparedStatement finding;
  private final PreparedStatement output;
  private final PreparedStatement wanted;

  RowWriter(Connection connection) throws SQLException {
    file =
        connection.prepareStatement(
            """
            INSERT INTO file (file, entry, run, size, modified, content_hash, basis, outcome,
              reason, detail, study, series, sop, bundle, bundle_sha256, hash_ns, diagnosis_ns,
              outputs_ns)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (file, entry) DO UPDATE SET run = excluded.run, size = excluded.size,
              modified = excluded.modified, content_hash = excluded.content_hash,
              basis = excluded.basis, outcome = excluded.outcome, reason = excluded.reason,
              detail = excluded.detail, study = excluded.study, series = excluded.series,
              sop = excluded.sop, bundle = excluded.bundle,
              bundle_sha256 = excluded.bundle_sha256,
              hash_ns = excluded.hash_ns, diagnosis_ns = excluded.diagnosis_ns,
              outputs_ns = excluded.outputs_ns
            RETURNING id
            """);
    oldOutputs =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO leftover SELECT name FROM output WHERE file = ?");
    noFindings = connection.prepareStatement("DELETE FROM finding WHERE file = ?");
    noOutputs = connection.prepareStatement("DELETE FROM output WHERE file = ?");
    finding =
        connection.prepareStatement(
            "INSERT INTO finding (file, place, finding, score, probability, threshold, positive,"
                + " trust) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    output = connection.prepareStatement("INSERT INTO output (file, name, size) VALUES (?, ?, ?)");
    wanted = connection.prepareStatement("DELETE FROM leftover WHERE name = ?");
  }

  void write(long run, LedgerRow row) throws SQLException {
    long id = file(run, row);
    for (PreparedStatement old : new PreparedStatement[] {oldOutputs, noFindings, noOutputs}) {
      old.setLong(1, id);
      old.executeUpdate();
    }
    if (row.verdict().judgement().isPresent()) {
      findings(id, row.verdict().judgement().get());
    }
    for (Output made : row.outputs()) {
      output.setLong(1, id);
      output.setString(2, made.name());
      output.setLong(3, made.size());
      output.executeUpdate();
      wanted.setString(1, made.name());
      wanted.executeUpdate();
    }
  }

  private long file(long run, LedgerRow row) throws SQLException {
    Verdict verdict = row.verdict();
    Identifiers uids = verdict.identifiers();
    Timing timing = row.timing();
    file.setString(1, row.key().file());
    file.setString(2, row.key().entry());
    file.setLong(3, run);
    content(row.content());
    file.setString(7, row.basis());
    file.setString(8, verdict.outcome());
    file.setString(9, verdict.reason());
    file.setString(10, verdict.detail());
    text(11, uids.study());
    text(12, uids.series());
    text(13, uids.sop());
    text(14, verdict.judgement().map(Judgement::bundle));
    text(15, verdict.judgement().map(Judgement::bundleHash));
    file.setLong(16, timing.hash());
    file.setLong(17, timing.diagnosis());
    file.setLong(18, timing.outputs());
    try (ResultSet result = file.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private void content(Optional<Content> content) throws SQLException {
    if (content.isEmpty()) {
      file.setNull(4, Types.INTEGER);
      file.setNull(5, Types.INTEGER);
      file.setNull(6, Types.VARCHAR);
      return;
    }
    file.setLong(4, content.get().stamp().size());
    file.setLong(5, content.get().stamp().modified());
    file.setString(6, content.get().hash());
  }

  private void text(int index, Optional<String> text) throws SQLException {
    if (text.isPresent()) {
      file.setString(index, text.get());
    } else {
      file.setNull(index, Types.VARCHAR);
    }
  }

  private void findings(long id, Judgement judgement) throws SQLException {
    for (int place = 0; place < judgement.scores().size(); place++) {
      Score score = judgement.scores().get(place);
      finding.setLong(1, id);
      finding.setInt(2, place);
      finding.setString(3, score.finding());
      finding.setDouble(4, score.score());
      finding.setDouble(5, score.probability());
      finding.setDouble(6, score.threshold());
      finding.setBoolean(7, score.positive());
      finding.setString(8, score.trust());
      finding.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        new PreparedStatement[] {
          file, oldOutputs, noFindings, noOutputs, finding, output, wanted
        }) {
      statement.close();
    }
  }
}
