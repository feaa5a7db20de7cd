package dev.lantern.ui.viewports;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.pipeline.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds what a series is to be compared with.
public final class PriorSeries {
  private PriorSeries() {}

  /// The latest series of an earlier study of the same patient and modality; of those of one day,
  /// first one of the same body part, then of the same view, then of the same description. Empty
  /// without a Patient ID (0010,0020) or a Study Date (0008,0020): nothing is guessed.
  public static Optional<Series> of(Series current, List<Series> open) {
    ImageHeader now = current.header();
    return open.stream()
        .filter(candidate -> earlier(candidate.header(), now))
        .max(
            Comparator.comparing((Series one) -> date(one.header()))
                .thenComparing(one -> alike(one.header(), now)));
  }

  private static boolean earlier(ImageHeader candidate, ImageHeader now) {
    return !now.patient().id().isBlank()
        && candidate.patient().id().equals(now.patient().id())
        && candidate.acquisition().modality().equals(now.acquisition().modality())
        && !date(candidate).isBlank()
        && date(candidate).compareTo(date(now)) < 0;
  }

  private static String date(ImageHeader header) {
    return header.acquisition().studyDate();
  }

  /// Bits, the weightiest first.
  private static int alike(ImageHeader one, ImageHeader other) {
    ImageHeader.Acquisition a = one.acquisition();
    ImageHeader.Acquisition b = other.acquisition();
    return (a.bodyPart().equals(b.bodyPart()) ? 4 : 0)
        + (a.viewPosition().equals(b.viewPosition()) ? 2 : 0)
        + (a.seriesDescription().equals(b.seriesDescription()) ? 1 : 0);
  }
}
