package dev.lantern.modelbundle;

import dev.lantern.platform.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Tells whether two bundles prepare images alike: the SHA-256 of the steps as a canonical text.
/// That text is JSON after RFC 8785 (keys in order, no white space, numbers as ECMAScript prints
/// them) of the list `lantern.preprocessing` in the manifest, so that `1.0` and `1` are one.
final class PreprocessDigest {
  /// Powers of ten of the first digit from which on ECMAScript prints an exponent.
  private static final int LEAST_PLAIN = -6;

  private static final int MOST_PLAIN = 20;

  private PreprocessDigest() {}

  /// @return SHA-256, hexadecimal
  static String of(PreprocessPlan plan) {
    return Sha256.hex(canonical(plan).getBytes(StandardCharsets.UTF_8));
  }

  static String canonical(PreprocessPlan plan) {
    return plan.steps().stream()
        .map(step -> "{" + members(step) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// Keys stand in the order of their letters; no word of a manifest needs escaping.
  private static String members(PreprocessStep step) {
    String name = "\"step\":\"" + step.step() + "\"";
    return switch (step) {
      case PreprocessStep.Luminance _, PreprocessStep.Monochrome1Upright _ -> name;
      case PreprocessStep.PercentileWindow(double low, double high) ->
          "\"high\":" + number(high) + ",\"low\":" + number(low) + "," + name;
      case PreprocessStep.Resize(int height, int width, var interpolation, var fit) ->
          "\"fit\":\"%s\",\"height\":%d,\"interpolation\":\"%s\",%s,\"width\":%d"
              .formatted(fit.word(), height, interpolation.word(), name, width);
      case PreprocessStep.Scale(double factor, double offset) ->
          "\"factor\":" + number(factor) + ",\"offset\":" + number(offset) + "," + name;
      case PreprocessStep.Normalise(List<Double> mean, List<Double> std) ->
          "\"mean\":" + numbers(mean) + ",\"std\":" + numbers(std) + "," + name;
      case PreprocessStep.Layout(var order, int channels) ->
          "\"channels\":" + channels + ",\"order\":\"" + order.name() + "\"," + name;
    };
  }

  private static String numbers(List<Double> values) {
    return values.stream().map(PreprocessDigest::number).collect(Collectors.joining(",", "[", "]"));
  }

  /// ECMA-262, Number::toString: the fewest digits that tell the value from its neighbours; a
  /// subnormal number may get one more.
  static String number(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int power = exact.precision() - exact.scale() - 1;
    if (exact.signum() == 0 || (power >= LEAST_PLAIN && power <= MOST_PLAIN)) {
      return exact.signum() == 0 ? "0" : exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    return (exact.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (power < 0 ? "e-" : "e+")
        + Math.abs(power);
  }
}
