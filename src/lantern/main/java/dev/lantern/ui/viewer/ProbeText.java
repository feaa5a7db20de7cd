package dev.lantern.ui.viewer;

import dev.lantern.imaging.PixelProbe;
import dev.lantern.imaging.PixelProbe.Sample;
import dev.lantern.ui.words.FiveDigits;
import dev.lantern.ui.words.Words;
import java.util.Optional;

/// The words for the pixel under the pointer.
final class ProbeText {
  private final Words words;

  ProbeText(Words words) {
    this.words = words;
  }

  /// Where the pixel lies, and below it what it holds; empty where there is none.
  String of(Optional<PixelProbe> probe) {
    return probe.map(found -> place(found) + "\n" + value(found.sample())).orElse("");
  }

  private String place(PixelProbe probe) {
    String pixel = words.of("viewer.probe.pixel", probe.column(), probe.row());
    return probe
        .patient()
        .map(
            at ->
                words.of(
                    "viewer.probe.patient", pixel, tenths(at.x()), tenths(at.y()), tenths(at.z())))
        .orElse(pixel);
  }

  private String value(Sample sample) {
    return switch (sample) {
      case Sample.Grey grey -> grey(grey);
      case Sample.Padding padding ->
          words.of("viewer.probe.padding", FiveDigits.of(words, padding.stored()));
      case Sample.Colour colour ->
          words.of("viewer.probe.colour", colour.red(), colour.green(), colour.blue());
      case Sample.Index index ->
          words.of("viewer.probe.index", index.index(), index.red(), index.green(), index.blue());
      case Sample.Nothing _ -> words.of("viewer.probe.nothing");
    };
  }

  private String grey(Sample.Grey grey) {
    String stored = words.of("viewer.probe.stored", FiveDigits.of(words, grey.stored()));
    if (grey.stored() == grey.modality() && grey.unit().isEmpty()) {
      return stored;
    }
    return grey.unit().isEmpty()
        ? words.of("viewer.probe.modality", stored, FiveDigits.of(words, grey.modality()))
        : words.of("viewer.probe.unit", stored, FiveDigits.of(words, grey.modality()), grey.unit());
  }

  private String tenths(double millimetres) {
    return words.decimal(millimetres, 1);
  }
}
