package dev.lantern.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lantern.pipeline.BatchObstacle;
import dev.lantern.pipeline.BatchResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JSON files hold to the schemas that are committed beside their writers.
final class SchemaTest {
  private final Path folder;

  SchemaTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void resultsHoldToTheirSchema() throws IOException {
    Schema schema = schema("results-1.schema.json");
    assertEquals(JsonReport.SCHEMA, schema.getId());
    for (ReportContent content :
        List.of(
            ReportContent.PLAIN,
            new ReportContent(RowOrder.WORKLIST, EnumSet.allOf(PositivePart.class), true))) {
      assertEquals(List.of(), errors(schema, results(content)));
    }
  }

  @Test
  void theSummaryHoldsToItsSchema() throws IOException {
    Schema schema = schema("summary-2.schema.json");
    assertEquals(SummaryReport.SCHEMA, schema.getId());
    ReportFormat.SUMMARY.write(
        ReportFixture.report(ReportFixture.ROWS, ReportContent.PLAIN), folder);
    assertEquals(List.of(), errors(schema, text("summary.json")));
    ReportFormat.SUMMARY.write(
        ReportFixture.report(
            new BatchResult(List.of(), 3, false, Optional.of(new BatchObstacle.NoAnswer())),
            ReportContent.PLAIN),
        folder);
    assertEquals(List.of(), errors(schema, text("summary.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "results:1\"|results:2\"",
        "\"outcome\" : \"diagnosed\"|\"outcome\" : \"well\"",
        "\"outcome\" : \"skipped\"|\"outcome\" : \"diagnosed\"",
        "\"rank\" : 1|\"rank\" : 0",
        "\"positive\" : true|\"positive\" : \"true\"",
        "\"found\" : 4|\"found\" : -4",
        "\"preprocessing_sha256\" : \"ef|\"preprocessing_sha256\" : \"xy",
        "\"lump_heatmap\" : \"heatmaps/|\"lump_heatmap\" : \"/etc/",
        "\"detail\"|\"remark\"",
        "\"urgency\" : 0.875|\"urgency\" : 1.5"
      })
  void theSchemaTakesNothingElse(String text, String spoilt) throws IOException {
    String json = results(ReportContent.PLAIN);
    assertNotEquals(json, json.replace(text, spoilt));
    assertNotEquals(List.of(), errors(schema("results-1.schema.json"), json.replace(text, spoilt)));
  }

  private String results(ReportContent content) throws IOException {
    ReportFormat.JSON.write(ReportFixture.report(ReportFixture.ROWS, content), folder);
    return text("results.json");
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static List<Error> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }

  private static Schema schema(String name) throws IOException {
    try (InputStream stream = JsonReport.class.getResourceAsStream(name)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(stream, InputFormat.JSON);
    }
  }
}
