package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lantern.platform.Sha256;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The identity of a bundle's preprocessing.
final class PreprocessDigestTest {
  /// `lantern.preprocessing` of the tiny bundle as the Python package rfc8785 prints it.
  private static final String TINY =
      "[{\"high\":99,\"low\":1,\"step\":\"percentile-window\"},{\"step\":\"monochrome1-upright\"},"
          + "{\"fit\":\"pad\",\"height\":24,\"interpolation\":\"area\",\"step\":\"resize\",\"width\":32},"
          + "{\"factor\":0.9,\"offset\":0.05,\"step\":\"scale\"},"
          + "{\"mean\":[0.4,0.5,0.6],\"std\":[0.2,0.25,0.3],\"step\":\"normalise\"},"
          + "{\"channels\":3,\"order\":\"NCHW\",\"step\":\"layout\"}]";

  @Test
  void isTheHashOfTheStepsAsRfc8785PrintsThem() throws Exception {
    PreprocessPlan plan = TestBundles.openTiny().manifest().preprocessing();

    assertEquals(TINY, PreprocessDigest.canonical(plan));
    assertEquals(Sha256.hex(TINY.getBytes(StandardCharsets.UTF_8)), plan.digest());
    assertEquals("b9f89bd13d3ab4102bbd1e83e5de74fbb4b56b1faef447b27fb3d4c4363e3cea", plan.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"low\": 1.0|\"low\": 1",
        "\"low\": 1.0|\"low\": 10e-1",
        "\"factor\": 0.9|\"factor\": 0.90"
      })
  void doesNotDependOnHowANumberIsWritten(String text, String other) throws Exception {
    assertEquals(
        TestBundles.openTiny().manifest().preprocessing().digest(), digestWith(text, other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"low\": 1.0|\"low\": 1.5",
        "\"fit\": \"pad\"|\"fit\": \"squash\"",
        "\"preprocessing\": [|\"preprocessing\": [{\"step\": \"luminance\"}, "
      })
  void changesWithTheSteps(String text, String other) throws Exception {
    assertNotEquals(
        TestBundles.openTiny().manifest().preprocessing().digest(), digestWith(text, other));
  }

  /// RFC 8785, Appendix B.
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "9007199254740992, 9007199254740992",
    "295147905179352830000, 295147905179352830000",
    "9.999999999999997E22, 9.999999999999997e+22",
    "1.0E21, 1e+21",
    "999999999999999900000, 999999999999999900000",
    "333333333.3333333, 333333333.3333333",
    "0.0000033333333333333333, 0.0000033333333333333333",
    "1.0E-6, 0.000001",
    "1.0E-7, 1e-7",
    "1424953923781206.2, 1424953923781206.2"
  })
  void printsNumbersAsTheStandardDoes(double value, String printed) {
    assertEquals(printed, PreprocessDigest.number(value));
  }

  private static String digestWith(String text, String other) throws Exception {
    return ManifestReader.read(TestBundles.manifestWith(text, other)).preprocessing().digest();
  }
}
