package dev.lantern.platform;

/// What the user chose once and is not asked again.
///
/// @param acceptedNotice version of the research-use notice that was accepted; 0 for none
public record Settings(int acceptedNotice) {
  public Settings {
    if (acceptedNotice < 0) {
      throw new IllegalArgumentException("acceptedNotice is " + acceptedNotice);
    }
  }

  /// Of a user who has chosen nothing.
  public static Settings none() {
    return new Settings(0);
  }
}
