package dev.lantern.ui.batch;

/// What is made of what an earlier run left in the folder of the results.
enum EarlierRun {
  TAKE_OVER("batch.earlier.take-over"),
  RETRY_FAILED("batch.earlier.retry-failed"),
  START_OVER("batch.earlier.start-over");

  private final String key;

  EarlierRun(String key) {
    this.key = key;
  }

  /// Of its words.
  String key() {
    return key;
  }
}
