package dev.lantern.preprocess;

/// The box round both lungs, in shares of the image; may reach beyond it.
record LungBox(double left, double right, double top, double bottom) {
  static LungBox around(double middleX, double middleY, double width, double height) {
    return new LungBox(
        middleX - width / 2, middleX + width / 2, middleY - height / 2, middleY + height / 2);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  LungBox moved(double byLeft, double byRight, double byTop, double byBottom) {
    return new LungBox(left + byLeft, right + byRight, top + byTop, bottom + byBottom);
  }

  /// How unlike the boxes of the outlines that people drew it is: the sum of the squared distances
  /// from the mean of width, height and middle, each in about its own standard deviations.
  double strangeness() {
    return square((width() - 0.77) / 0.08)
        + square((height() - 0.80) / 0.11)
        + square(((left + right) / 2 - 0.5) / 0.035)
        + square(((top + bottom) / 2 - 0.517) / 0.05);
  }

  private static double square(double value) {
    return value * value;
  }
}
