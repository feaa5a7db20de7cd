package dev.lantern.pipeline;

import java.util.Map;
import java.util.Optional;

/// A model card: what the network was made for, and where it fails. Owns its pictures, whose bytes
/// are those that the bundle's hash stands for.
public final class ModelCard {
  private final String text;
  private final String intendedUse;
  private final String dataSource;
  private final Map<String, byte[]> pictures;

  /// @param text Markdown
  /// @param intendedUse in a sentence or two
  /// @param dataSource where the training data comes from
  /// @param pictures PNG, by the file name that the text gives
  public ModelCard(
      String text, String intendedUse, String dataSource, Map<String, byte[]> pictures) {
    this.text = text;
    this.intendedUse = intendedUse;
    this.dataSource = dataSource;
    this.pictures = Map.copyOf(pictures);
  }

  /// Markdown.
  public String text() {
    return text;
  }

  /// In a sentence or two.
  public String intendedUse() {
    return intendedUse;
  }

  /// Where the training data comes from.
  public String dataSource() {
    return dataSource;
  }

  /// The bytes of a picture, PNG; read only by agreement. Empty where the bundle has no such file.
  public Optional<byte[]> picture(String file) {
    return Optional.ofNullable(pictures.get(file));
  }
}
