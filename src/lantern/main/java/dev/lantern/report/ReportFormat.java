package dev.lantern.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// What a batch can leave in its folder beside the pictures. The words of `--format`.
public enum ReportFormat {
  /// `results.csv`, a line a file.
  CSV {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      CsvReport.write(report, folder.resolve("results.csv"));
    }
  },
  /// `results.json`, an object a file.
  JSON {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      JsonReport.write(report, folder.resolve("results.json"));
    }
  },
  /// `summary.json`, counts and what the run took.
  SUMMARY {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      SummaryReport.write(report, folder.resolve("summary.json"));
    }
  },
  /// `report.html`, for people.
  HTML {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      HtmlReport.write(report, folder.resolve("report.html"));
    }
  },
  /// `studies/`, a PDF a study.
  PDF {
    @Override
    public void write(BatchReport report, Path folder) throws IOException {
      PdfReport.write(report, folder);
    }
  };

  /// What a batch leaves unless it is told otherwise: all but the PDFs, which have a page an image.
  public static Set<ReportFormat> standard() {
    return EnumSet.complementOf(EnumSet.of(PDF));
  }

  /// Writes each of its files into the folder, whole or not at all.
  public abstract void write(BatchReport report, Path folder) throws IOException;
}
