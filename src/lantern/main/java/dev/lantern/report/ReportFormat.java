package dev.lantern.report;

import dev.lantern.pipeline.BatchResult;
import java.io.IOException;
import java.nio.file.Path;

/// The tables that a batch can leave.
public enum ReportFormat {
  CSV {
    @Override
    public void write(BatchResult result, ReportContext context, Path folder) throws IOException {
      CsvReport.write(result, context, folder.resolve("results.csv"));
    }
  },
  JSON {
    @Override
    public void write(BatchResult result, ReportContext context, Path folder) throws IOException {
      JsonReport.write(result, context, folder.resolve("results.json"));
    }
  };

  /// Writes the table as `results.csv` or `results.json` into the folder, whole or not at all.
  public abstract void write(BatchResult result, ReportContext context, Path folder)
      throws IOException;
}
