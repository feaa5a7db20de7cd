package dev.lantern.cli;

import dev.lantern.report.BatchOrder;
import dev.lantern.report.PositivePart;
import dev.lantern.report.ReportContent;
import dev.lantern.report.ReportFormat;
import dev.lantern.report.RowOrder;
import java.util.EnumSet;
import java.util.List;
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

  @Option(
      names = "--trust",
      description =
          "For each positive finding how far its heatmap can be trusted: some hundreds of passes"
              + " of the network, 2 to 4 s of a processor.")
  private boolean trust;

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

  /// Whether patient fields are asked for.
  boolean patients() {
    return phi.asked();
  }

  /// What the batch leaves.
  ///
  /// @param inputs as the user named them
  BatchOrder.Exports exports(List<String> inputs) {
    return new BatchOrder.Exports(
        formats, new ReportContent(order, PositivePart.asked(maps, trust), patients()), inputs);
  }
}
