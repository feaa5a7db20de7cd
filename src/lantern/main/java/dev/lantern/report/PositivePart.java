package dev.lantern.report;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.BatchRow;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a batch can leave of every positive finding beside its heatmap, on request.
public enum PositivePart {
  /// The raw map.
  MAP("map", "maps", "npy"),

  /// How far the map can be trusted.
  TRUST("trust_file", "trust", "json");

  private static final int DIGEST_BYTES = 8;

  private final String column;
  private final String folder;
  private final String ending;

  PositivePart(String column, String folder, String ending) {
    this.column = column;
    this.folder = folder;
    this.ending = ending;
  }

  /// The parts that are asked for.
  public static Set<PositivePart> asked(boolean map, boolean trust) {
    Set<PositivePart> asked = EnumSet.noneOf(PositivePart.class);
    if (map) {
      asked.add(MAP);
    }
    if (trust) {
      asked.add(TRUST);
    }
    return asked;
  }

  /// What the tables call its file, behind the finding's id.
  String column() {
    return column;
  }

  /// In the folder of the results.
  String folder() {
    return folder;
  }

  /// Its path from the folder of the results, where a batch has left one.
  Optional<String> file(BatchRow row, Finding finding) {
    boolean left =
        finding.positive()
            && switch (this) {
              case MAP -> true;
              case TRUST -> row.trust(finding.id()).isPresent();
            };
    return left ? Optional.of(file(row.source(), finding.id())) : Optional.empty();
  }

  /// Its path from the folder of the results.
  String file(ImageSource source, String finding) {
    return folder + "/" + stem(source, finding) + "." + ending;
  }

  /// Names the files of one finding of one image; tells nothing of the image's own name.
  static String stem(ImageSource source, String finding) {
    return SourceDigest.of(source, DIGEST_BYTES) + "-" + finding;
  }
}
