package dev.lantern.cli;

import dev.lantern.report.BatchReport;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportFormat;
import dev.lantern.report.RowOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that say what a batch leaves, and in which form.
final class ReportOptions {
  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = {
        "csv, json, summary, html, pdf; default: all but pdf,",
        "which makes a file a study with a page an image."
      })
  private EnumSet<ReportFormat> formats = EnumSet.copyOf(ReportFormat.standard());

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "Rows of csv and json: source (default), or worklist, the most urgent first; the column"
              + " rank has that order in any case.")
  private RowOrder order = RowOrder.SOURCE;

  @Option(
      names = "--maps",
      description =
          "For each positive finding the raw map, too: NumPy, float32, as many pixels as the scan.")
  private boolean maps;

  @ArgGroup private Phi phi = new Phi();

  /// Patient fields in the results: at most one of the two can be said.
  private static final class Phi {
    @Option(
        names = "--exclude-phi",
        description = "No patient's name, id or birth date in any output (default).")
    private boolean exclude;

    @Option(
        names = "--include-phi",
        description = "Patient's name, id and birth date in csv, json, html and pdf.")
    private boolean include;

    private boolean asked() {
      return include && !exclude;
    }
  }

  /// Raw maps are asked for.
  boolean maps() {
    return maps;
  }

  /// What the reports hold.
  ReportContent content() {
    return new ReportContent(order, maps, phi.asked());
  }

  /// Says what the user should know before the results are there.
  void warn(Console console) {
    if (phi.asked()) {
      console.err().println("The results will name patients: keep them as safe as the scans.");
    }
  }

  /// Writes every format asked for.
  ///
  /// @param trouble hears a sentence for each that is not
  /// @return whether all are written
  boolean write(BatchReport report, Path out, Consumer<String> trouble) {
    List<IOException> unwritten = report.write(formats, out);
    for (IOException why : unwritten) {
      trouble.accept("A report cannot be written to " + out + " (" + Words.of(why) + ").");
    }
    return unwritten.isEmpty();
  }
}
