package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.evaluation.MapFigures;
import dev.lantern.evaluation.MapSample;
import dev.lantern.explain.MethodName;
import dev.lantern.imaging.ImageSource;
import java.util.List;

/// The saliency maps of a finding, measured on images that have it and on which people marked
/// where.
///
/// @param marked images that are labelled positive, have a score, and a mask or a box
/// @param called of them, those that the network calls positive, too
/// @param rows one an image and method that was measured, in the images' order
/// @param methods in the order in which they were asked for; without those that have no image
/// @param unusable marked images that could not be measured
/// @param cancelled the user ended it before every image was begun
public record SaliencyEvaluation(
    FindingRule finding,
    int marked,
    int called,
    List<Row> rows,
    List<Method> methods,
    List<Unusable> unusable,
    boolean cancelled) {
  public SaliencyEvaluation {
    rows = List.copyOf(rows);
    methods = List.copyOf(methods);
    unusable = List.copyOf(unusable);
  }

  /// @param called the network calls the image positive
  public record Row(ImageSource source, MethodName method, boolean called, MapSample sample) {}

  /// A method and what its maps are worth.
  public record Method(MethodName name, MapFigures figures) {}

  /// @param why in a sentence
  public record Unusable(ImageSource source, String why) {}
}
