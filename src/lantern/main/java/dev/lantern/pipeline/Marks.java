package dev.lantern.pipeline;

import dev.lantern.imaging.Frame;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.labels.Box;
import dev.lantern.labels.BoxTable;
import dev.lantern.labels.LabelRow;
import dev.lantern.preprocess.PlainImageReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What people marked on images: a picture whose pixels above 0 are marked, else boxes.
final class Marks {
  private final Path labels;
  private final Optional<BoxTable> boxes;
  private final PlainImageReader reader = new PlainImageReader();

  /// @param labels table whose column `mask` names pictures from its folder
  Marks(Path labels, Optional<BoxTable> boxes) {
    this.labels = labels.toAbsolutePath();
    this.boxes = boxes;
  }

  /// True where an image has any.
  boolean on(EvaluatedImage image) {
    return !mask(image).isEmpty() || !boxes(image).isEmpty();
  }

  /// The marked pixels of an image.
  ///
  /// @param frame of the image
  /// @return rows × columns of the frame, at least one true
  /// @throws ExplanationException where the mask cannot be used, or nothing is marked
  boolean[] of(EvaluatedImage image, Frame frame) throws ExplanationException {
    boolean[] marked =
        mask(image).isEmpty() ? boxed(boxes(image), frame) : masked(mask(image), frame);
    for (boolean pixel : marked) {
      if (pixel) {
        return marked;
      }
    }
    throw new ExplanationException("No pixel of the image is marked.");
  }

  private static String mask(EvaluatedImage image) {
    return image.label().map(row -> row.cell(LabelRow.MASK)).orElse("");
  }

  private List<Box> boxes(EvaluatedImage image) {
    String written = image.label().map(LabelRow::file).orElse("");
    return boxes.map(table -> table.on(image.row().source().file(), written)).orElse(List.of());
  }

  private static boolean[] boxed(List<Box> boxes, Frame frame) {
    boolean[] marked = new boolean[frame.rows() * frame.columns()];
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        int x = column;
        int y = row;
        marked[row * frame.columns() + column] = boxes.stream().anyMatch(box -> box.holds(x, y));
      }
    }
    return marked;
  }

  private boolean[] masked(String name, Frame frame) throws ExplanationException {
    Frame mask = read(name);
    if (mask.rows() != frame.rows() || mask.columns() != frame.columns()) {
      throw new ExplanationException(
          "The mask has %d × %d pixels, the image %d × %d."
              .formatted(mask.columns(), mask.rows(), frame.columns(), frame.rows()));
    }
    boolean[] marked = new boolean[mask.rows() * mask.columns()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = mask.value(i) > 0;
    }
    return marked;
  }

  private Frame read(String name) throws ExplanationException {
    try {
      ImageSource source = ImageSource.of(labels.resolveSibling(name.replace('\\', '/')));
      if (!Files.isRegularFile(source.file()) || !reader.takes(source)) {
        throw new ExplanationException("The mask " + name + " is no picture that is there.");
      }
      return reader.open(source).frame(0);
    } catch (ImageReadException | InvalidPathException e) {
      throw new ExplanationException("The mask " + name + " cannot be read.", e);
    }
  }
}
