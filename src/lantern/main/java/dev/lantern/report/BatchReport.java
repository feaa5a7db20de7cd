package dev.lantern.report;

import dev.lantern.imaging.ImageHeader.PatientFields;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.BatchResult;
import dev.lantern.pipeline.BatchRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A batch at its end, or as far as it is, with everything that its reports say of it.
/// [ReportFormat] writes it.
public final class BatchReport {
  private final BatchResult result;
  private final ReportContext context;
  private final RunAccount run;
  private final ReportContent content;
  private final Rereading files;
  private final List<ReportRow> worklist;
  private volatile boolean leftOut;

  /// Ranks the rows. Where the content asks for patients, reads the headers that no earlier report
  /// of the batch has read: rows and ledger never hold them. Not once the user waits for the end.
  ///
  /// @param files looks into the files again
  public BatchReport(
      BatchResult result,
      ReportContext context,
      RunAccount run,
      ReportContent content,
      Rereading files) {
    this.result = result;
    this.context = context;
    this.run = run;
    this.content = content;
    this.files = files;
    List<BatchRow> rows = result.rows().stream().sorted(ReportRow.WORKLIST).toList();
    this.worklist =
        IntStream.range(0, rows.size())
            .parallel()
            .mapToObj(i -> new ReportRow(rows.get(i), i + 1, patient(rows.get(i))))
            .toList();
  }

  private Optional<PatientFields> patient(BatchRow row) {
    if (!content.patients() || row.reason().equals(Optional.of(SkipReason.NOT_DICOM))) {
      return Optional.empty();
    }
    Optional<PatientFields> known = made().patient(row);
    if (known.isPresent()) {
      return known;
    }
    if (hurried()) {
      leaveOut();
      return Optional.empty();
    }
    try {
      PatientFields read = files.of(row, image -> image.header().patient());
      made().keep(row, read);
      return Optional.of(read);
    } catch (ImageReadException e) {
      // No DICOM image, or gone or another one meanwhile: its outcome stands as it is, the patient
      // stays unknown.
      return Optional.empty();
    }
  }

  public BatchResult result() {
    return result;
  }

  /// Writes these formats. One that cannot be written does not take the others with it. Where the
  /// content is without patients, reports of an earlier run that name some do not stay beside them.
  ///
  /// @return what stood in the way, one for each that is not written
  public List<IOException> write(Set<ReportFormat> formats, Path folder) {
    var mark = new PatientMark(folder);
    List<IOException> trouble = new ArrayList<>();
    trying(trouble, content.patients() ? mark::set : () -> mark.removeAllBut(formats));
    // Tables first, what is slow last.
    for (ReportFormat format : formats.stream().sorted().toList()) {
      trying(trouble, () -> format.write(this, folder));
    }
    if (!content.patients() && trouble.isEmpty()) {
      trying(trouble, mark::clear);
    }
    return trouble;
  }

  private interface Step {
    void run() throws IOException;
  }

  /// A report of thousands of pictures may find no memory: the others are written nevertheless.
  private static void trying(List<IOException> trouble, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      trouble.add(e);
    } catch (OutOfMemoryError e) {
      trouble.add(new IOException("not enough memory", e));
    }
  }

  ReportContext context() {
    return context;
  }

  RunAccount run() {
    return run;
  }

  ReportContent content() {
    return content;
  }

  Rereading files() {
    return files;
  }

  /// True once the user waits for the end, or the batch could not go on, as where nothing can be
  /// read any more: what is slow is left out.
  boolean hurried() {
    return result.cancelled() || result.stopped().isPresent() || files.hurried().getAsBoolean();
  }

  /// To be told where something that is slow is left out.
  void leaveOut() {
    leftOut = true;
  }

  /// Whether something is missing of what was written so far, since the user waits for the end.
  boolean leftOut() {
    return leftOut;
  }

  MadeParts made() {
    return files.made();
  }

  /// In the order asked for.
  List<ReportRow> rows() {
    return switch (content.order()) {
      case SOURCE ->
          worklist.stream().sorted(Comparator.comparing(ranked -> ranked.row().source())).toList();
      case WORKLIST -> worklist;
    };
  }

  /// By rank.
  List<ReportRow> worklist() {
    return worklist;
  }
}
