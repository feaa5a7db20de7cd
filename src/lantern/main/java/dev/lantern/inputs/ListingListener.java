package dev.lantern.inputs;

/// Hears how far a listing is, on the listing's thread, for every file: whoever shows it, leaves
/// some out.
public interface ListingListener {
  /// @param soFar files found so far; never falls
  void found(int soFar);

  /// True once the listing is to end.
  boolean cancelled();

  /// Hears nothing, never cancels.
  static ListingListener none() {
    return new ListingListener() {
      @Override
      public void found(int soFar) {}

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
