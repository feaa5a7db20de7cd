package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// What a batch can leave in its folder beside the pictures. The words of `--format`.
public enum ReportFormat {
  /// A line a file.
  CSV("results.csv") {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      CsvReport.write(report, place(folder));
    }
  },
  /// An object a file.
  JSON("results.json") {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      JsonReport.write(report, place(folder));
    }
  },
  /// Counts and what the run took.
  SUMMARY("summary.json") {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      SummaryReport.write(report, place(folder));
    }
  },
  /// For people.
  HTML("report.html") {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      HtmlReport.write(report, place(folder));
    }
  },
  /// A PDF a study.
  PDF(PdfReport.FOLDER) {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      PdfReport.write(report, folder);
    }

    @Override
    void remove(Path folder) throws IOException {
      PdfReport.removeAll(folder);
    }
  };

  private final String name;

  ReportFormat(String name) {
    this.name = name;
  }

  /// What a batch leaves unless it is told otherwise: all but the PDFs, which have a page an image.
  public static Set<ReportFormat> standard() {
    return EnumSet.complementOf(EnumSet.of(PDF));
  }

  /// Writes each of its files into the folder, whole or not at all.
  public abstract void write(BatchReport report, Path folder) throws IOException;

  /// Removes what any run wrote there.
  void remove(Path folder) throws IOException {
    Files.deleteIfExists(place(folder));
  }

  Path place(Path folder) {
    return folder.resolve(name);
  }
}
