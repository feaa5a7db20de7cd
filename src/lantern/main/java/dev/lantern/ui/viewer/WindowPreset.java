package dev.lantern.ui.viewer;

import dev.lantern.imaging.CtWindow;
import dev.lantern.imaging.VoiLut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A window that the reader can call by its name or its key.
public sealed interface WindowPreset {
  /// As many of a file's windows as a menu can show.
  int MOST_OF_FILE = 12;

  /// None for what is in the menu alone.
  Optional<WindowKey> key();

  /// A window or a VOI LUT of the file.
  ///
  /// @param number place in the file, from 0
  record OfFile(int number, VoiLut voi) implements WindowPreset {
    @Override
    public Optional<WindowKey> key() {
      return switch (number) {
        case 0 -> Optional.of(WindowKey.FILE_1);
        case 1 -> Optional.of(WindowKey.FILE_2);
        case 2 -> Optional.of(WindowKey.FILE_3);
        case 3 -> Optional.of(WindowKey.FILE_4);
        default -> Optional.empty();
      };
    }
  }

  /// By percentiles of the frame.
  record Automatic() implements WindowPreset {
    @Override
    public Optional<WindowKey> key() {
      return Optional.of(WindowKey.AUTOMATIC);
    }
  }

  /// One of the windows of CT.
  record Ct(CtWindow window) implements WindowPreset {
    @Override
    public Optional<WindowKey> key() {
      return Optional.of(
          switch (window) {
            case BRAIN -> WindowKey.BRAIN;
            case ABDOMEN -> WindowKey.ABDOMEN;
            case MEDIASTINUM -> WindowKey.MEDIASTINUM;
            case BONE -> WindowKey.BONE;
            case LUNG -> WindowKey.LUNG;
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
