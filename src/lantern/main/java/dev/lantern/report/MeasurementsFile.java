package dev.lantern.report;

import dev.lantern.imaging.MeasureShape;
import dev.lantern.imaging.MeasureShape.Length;
import dev.lantern.imaging.Measurement;
import dev.lantern.imaging.Roi;
import dev.lantern.imaging.Turn.Point;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.platform.StrictJsonException;
import dev.lantern.platform.StrictObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;

/// Measurements as JSON: shapes alone, on images that are named by their SOP Instance UID
/// (0008,0018) alone. No value is kept, so that none can go wrong apart from its image.
public final class MeasurementsFile {
  /// Bytes that are read, at most.
  static final int LIMIT = 16 << 20;

  private static final String FORMAT = "lantern-measurements";
  private static final int VERSION = 1;

  private MeasurementsFile() {}

  /// Makes a shape of places, and of words where it has some.
  private interface Shaper {
    MeasureShape of(List<Point> places);
  }

  /// @param places how many the shape has; 0 where that is free
  private record Kind(int places, Shaper shaper) {}

  private static SequencedMap<String, Kind> kinds(String words) {
    SequencedMap<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("length", new Kind(2, at -> new Length(at.get(0), at.get(1))));
    kinds.put("angle", new Kind(3, at -> new MeasureShape.Angle(at.get(0), at.get(1), at.get(2))));
    kinds.put(
        "cobb",
        new Kind(
            4,
            at ->
                new MeasureShape.Cobb(
                    new Length(at.get(0), at.get(1)), new Length(at.get(2), at.get(3)))));
    kinds.put("rectangle", new Kind(2, at -> new Roi.Rectangle(at.get(0), at.get(1))));
    kinds.put("ellipse", new Kind(2, at -> new Roi.Ellipse(at.get(0), at.get(1))));
    kinds.put("polygon", new Kind(0, Roi.Polygon::new));
    kinds.put("arrow", new Kind(2, at -> new MeasureShape.Arrow(at.get(0), at.get(1))));
    kinds.put("text", new Kind(1, at -> new MeasureShape.Text(at.getFirst(), words)));
    return kinds;
  }

  /// Writes the file whole or not at all. A file that holds anything else is not replaced: it might
  /// be a scan.
  ///
  /// @throws MeasurementsException where it would have to be
  public static void write(Path file, List<Measurement> measurements)
      throws IOException, MeasurementsException {
    if (Files.exists(file)) {
      read(file);
    }
    JsonFile.write(
        file,
        json -> {
          json.writeStringProperty("notice", ReportContext.NOTICE);
          json.writeStringProperty("program", ProgramVersion.text());
          json.writeStringProperty("format", FORMAT);
          json.writeNumberProperty("version", VERSION);
          JsonFile.list(json, "measurements", measurements, one -> write(json, one));
        });
  }

  private static void write(JsonGenerator json, Measurement one) {
    json.writeStartObject();
    json.writeStringProperty("sop_instance_uid", one.sopInstanceUid());
    json.writeNumberProperty("frame", one.frame());
    json.writeStringProperty("kind", kind(one.shape()));
    List<Point> places = places(one.shape());
    JsonFile.list(json, "x", places, place -> json.writeNumber(place.x()));
    JsonFile.list(json, "y", places, place -> json.writeNumber(place.y()));
    if (one.shape() instanceof MeasureShape.Text text) {
      json.writeStringProperty("words", text.words());
    }
    json.writeEndObject();
  }

  private static String kind(MeasureShape shape) {
    return switch (shape) {
      case Length _ -> "length";
      case MeasureShape.Angle _ -> "angle";
      case MeasureShape.Cobb _ -> "cobb";
      case MeasureShape.Arrow _ -> "arrow";
      case MeasureShape.Text _ -> "text";
      case Roi.Rectangle _ -> "rectangle";
      case Roi.Ellipse _ -> "ellipse";
      case Roi.Polygon _ -> "polygon";
    };
  }

  private static List<Point> places(MeasureShape shape) {
    return switch (shape) {
      case Roi.Rectangle box -> List.of(box.corner(), box.opposite());
      case Roi.Ellipse box -> List.of(box.corner(), box.opposite());
      case Length _,
          MeasureShape.Angle _,
          MeasureShape.Cobb _,
          MeasureShape.Arrow _,
          MeasureShape.Text _,
          Roi.Polygon _ ->
          shape.handles();
    };
  }

  /// Strictly: an unknown key, a missing one, a wrong type or a shape that is none is an error.
  public static List<Measurement> read(Path file) throws IOException, MeasurementsException {
    byte[] json;
    try (InputStream stream = Files.newInputStream(file)) {
      json = stream.readNBytes(LIMIT + 1);
    }
    if (json.length > LIMIT) {
      throw new MeasurementsException(file.getFileName() + ": larger than " + LIMIT + " bytes");
    }
    try {
      return read(StrictObject.parse(String.valueOf(file.getFileName()), json));
    } catch (StrictJsonException e) {
      throw new MeasurementsException(e);
    }
  }

  private static List<Measurement> read(StrictObject top) throws StrictJsonException {
    top.ignore("notice");
    top.ignore("program");
    String format = top.string("format");
    if (!format.equals(FORMAT)) {
      throw top.wrong("format", "'" + format + "' is not " + FORMAT);
    }
    int version = top.integer("version");
    if (version != VERSION) {
      throw top.wrong("version", version + " is not " + VERSION + ", which this program reads");
    }
    List<Measurement> all = new ArrayList<>();
    for (StrictObject one : top.objects("measurements")) {
      all.add(measurement(one));
      one.finish();
    }
    top.finish();
    return List.copyOf(all);
  }

  private static Measurement measurement(StrictObject one) throws StrictJsonException {
    String uid = one.string("sop_instance_uid");
    int frame = one.integer("frame");
    String words = one.string("kind").equals("text") ? one.string("words") : "";
    Kind kind = one.word("kind", kinds(words));
    List<Double> x = one.numbers("x");
    List<Double> y = one.numbers("y");
    if (x.size() != y.size() || (kind.places() > 0 && x.size() != kind.places())) {
      throw one.wrong("x", x.size() + " and " + y.size() + " numbers do not make this shape");
    }
    List<Point> places = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      places.add(new Point(x.get(i), y.get(i)));
    }
    return one.make("", () -> new Measurement(uid, frame, kind.shaper().of(places)));
  }
}
