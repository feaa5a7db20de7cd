package dev.lantern.ui.viewer;

import dev.lantern.imaging.CtWindow;
import dev.lantern.imaging.VoiLut;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// A window that the reader can call by its name or its digit. The digits never move: what is
/// learned on one file holds on the next.
public sealed interface WindowPreset {
  /// As many of a file's windows as a menu can show.
  int MOST_OF_FILE = 12;

  /// The key, from 0 to 9; none for what is in the menu alone.
  OptionalInt digit();

  /// A window or a VOI LUT of the file: the first on 1, three more on 8, 9 and 0.
  ///
  /// @param number place in the file, from 0
  record OfFile(int number, VoiLut voi) implements WindowPreset {
    @Override
    public OptionalInt digit() {
      return switch (number) {
        case 0 -> OptionalInt.of(1);
        case 1, 2, 3 -> OptionalInt.of((number + 7) % 10);
        default -> OptionalInt.empty();
      };
    }
  }

  /// By percentiles of the frame, on 2.
  record Automatic() implements WindowPreset {
    @Override
    public OptionalInt digit() {
      return OptionalInt.of(2);
    }
  }

  /// One of the windows of CT, from 3 on.
  record Ct(CtWindow window) implements WindowPreset {
    @Override
    public OptionalInt digit() {
      return OptionalInt.of(
          switch (window) {
            case BRAIN -> 3;
            case ABDOMEN -> 4;
            case MEDIASTINUM -> 5;
            case BONE -> 6;
            case LUNG -> 7;
          });
    }
  }

  /// The windows that make sense for a frame: the file's own first; none for colour.
  static List<WindowPreset> of(ShownFrame frame) {
    List<WindowPreset> all = new ArrayList<>();
    if (!frame.grey()) {
      return all;
    }
    List<VoiLut> own = frame.display().voiLuts();
    for (int i = 0; i < Math.min(own.size(), MOST_OF_FILE); i++) {
      all.add(new OfFile(i, own.get(i)));
    }
    all.add(new Automatic());
    String modality = frame.image().header().acquisition().modality();
    if (CtWindow.fits(modality, frame.display().modalityLut())) {
      for (CtWindow window : CtWindow.values()) {
        all.add(new Ct(window));
      }
    }
    return List.copyOf(all);
  }
}
