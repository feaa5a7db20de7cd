package dev.lantern.modelbundle;

import dev.lantern.imaging.NpyFile;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.Tensor;
import java.util.Map;

/// A synthetic image, and what the training code made of it. Owns its arrays.
public final class GoldenCase {
  private final String name;
  private final NpyFile.Floats image;
  private final PhotometricInterpretation photometric;
  private final Tensor tensor;
  private final float[] logits;
  private final Map<String, NpyFile.Floats> saliency;
  private final double distance;

  GoldenCase(
      ModelManifest.Case described,
      NpyFile.Floats image,
      Tensor tensor,
      float[] logits,
      Map<String, NpyFile.Floats> saliency) {
    this.name = described.name();
    this.image = image;
    this.photometric = described.photometric();
    this.tensor = tensor;
    this.logits = logits;
    this.saliency = Map.copyOf(saliency);
    this.distance = described.distance();
  }

  public String name() {
    return name;
  }

  /// Rows × columns, modality values.
  public NpyFile.Floats image() {
    return image;
  }

  public PhotometricInterpretation photometric() {
    return photometric;
  }

  /// What preprocessing must give.
  public Tensor tensor() {
    return tensor;
  }

  /// What the network must give, one value a class.
  public float[] logits() {
    return logits;
  }

  /// Grad-CAM's map by finding's id, height × width last, on its own scale.
  public Map<String, NpyFile.Floats> saliency() {
    return saliency;
  }

  /// What the distance in feature space must be.
  public double distance() {
    return distance;
  }
}
