package dev.lantern.pipeline;

import java.util.Map;
import java.util.Optional;

/// A model card: what the network was made for, and where it fails. Owns its pictures, whose bytes
/// are those that the bundle's hash stands for.
public final class ModelCard {
  private final String text;
  private final Map<String, byte[]> pictures;

  /// @param text Markdown
  /// @param pictures PNG, by the file name that the text gives
  public ModelCard(String text, Map<String, byte[]> pictures) {
    this.text = text;
    this.pictures = Map.copyOf(pictures);
  }

  /// Markdown.
  public String text() {
    return text;
  }

  /// The bytes of a picture, PNG; read only by agreement. Empty where the bundle has no such file.
  public Optional<byte[]> picture(String file) {
    return Optional.ofNullable(pictures.get(file));
  }
}
