package dev.lantern.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.classify.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Forty made-up images with ties. Area, average precision, Brier score and confusion are those of
/// scikit-learn 1.9; Wilson's intervals are SciPy's; DeLong's interval was computed from all pairs
/// by its definition, the calibration error by the training code's own function.
final class FiguresTest {
  private static final String LABELS = "0001101000111000000011011000000111011101";
  private static final double[] PROBABILITIES = {
    0.17, 0.23, 0.21, 0.36, 0.82, 0.68, 0.25, 0.49, 0.23, 0.08, 0.99, 0.93, 0.37, 0.22, 0.38, 0.15,
    0.42, 0.18, 0.42, 0.71, 0.58, 0.85, 0.11, 0.83, 0.38, 0.09, 0.15, 0.51, 0.61, 0.03, 0.06, 0.92,
    0.14, 0.66, 0.17, 0.97, 0.92, 0.71, 0.12, 0.73
  };
  private static final double EXACT = 1e-12;

  private final List<Sample> samples = samples(1);

  @Test
  void givesWhatScikitLearnGives() {
    Figures figures = Figures.of(samples, 0.5, false);

    assertEquals(40, figures.images());
    assertEquals(17, figures.positives());
    assertEstimate(0.8618925831202047, 0.7440242659082592, 0.9797609003321499, figures.auc());
    assertEquals(Optional.empty(), figures.aucByPatient());
    assertEquals(0.860558622962715, figures.averagePrecision().getAsDouble(), EXACT);
    assertEquals(0.1439875, figures.brier().getAsDouble(), EXACT);
    assertEquals(0.13475, figures.expectedCalibrationError().getAsDouble(), EXACT);
    assertEquals(new Confusion(12, 4, 5, 19), figures.confusion());
  }

  @Test
  void ratesCarryWilsonsIntervals() {
    Confusion confusion = Confusion.at(samples, 0.5);

    assertEstimate(0.775, 0.6249690325768997, 0.8768390867645925, confusion.accuracy());
    assertEstimate(
        0.7058823529411765, 0.46866889933460154, 0.8672001038970476, confusion.sensitivity());
    assertEstimate(
        0.8260869565217391, 0.6286235235977387, 0.9302134643693745, confusion.specificity());
    assertEstimate(
        0.75, 0.5050168346449122, 0.8981793250878696, confusion.positivePredictiveValue());
    assertEstimate(
        0.7916666666666666,
        0.5952954674681135,
        0.9075517464714815,
        confusion.negativePredictiveValue());
    assertEstimate(0.7272727272727273, 0.5352980825933129, 0.8605938324310276, confusion.f1());
  }

  /// NumPy's intervals, in 200,000 rounds that drew those of 20 patients of two images each that
  /// have a trial. Wilson's of the accuracy begins at 0.625, that of the specificity ends at 0.930.
  @Test
  void sharesOfPatientsWithSeveralImagesCarryTheBootstrapsIntervals() {
    Confusion confusion = Confusion.at(samples(2), 0.5);

    assertTrue(confusion.byPatient());
    assertFalse(Confusion.at(samples, 0.5).byPatient());
    assertNear(0.775, 0.675, 0.875, confusion.accuracy());
    assertNear(12 / 17.0, 0.4667, 0.8947, confusion.sensitivity());
    assertNear(19 / 23.0, 0.6818, 0.9565, confusion.specificity());
    assertEquals(confusion.accuracy(), Confusion.at(samples(2), 0.5).accuracy());
  }

  @Test
  void sharesCountPatientsWhereTheirImagesAreRepeated() {
    List<Sample> twice = Stream.concat(samples.stream(), samples.stream()).toList();
    List<Sample> thrice = Stream.concat(twice.stream(), samples.stream()).toList();

    for (Function<Confusion, Optional<Estimate>> share :
        List.<Function<Confusion, Optional<Estimate>>>of(
            Confusion::accuracy,
            Confusion::sensitivity,
            Confusion::specificity,
            Confusion::positivePredictiveValue,
            Confusion::negativePredictiveValue,
            Confusion::f1)) {
      assertEquals(share.apply(Confusion.at(twice, 0.5)), share.apply(Confusion.at(thrice, 0.5)));
    }
  }

  /// Six images called rightly are of two patients, and the one negative of one.
  @Test
  void aShareOfAllIsAsSureAsPatientsAreMany() {
    List<Sample> right =
        List.of(
            new Sample(0.9, true, "a"),
            new Sample(0.8, true, "a"),
            new Sample(0.9, true, "b"),
            new Sample(0.8, true, "b"),
            new Sample(0.7, true, "b"),
            new Sample(0.1, false, "b"));
    Confusion confusion = Confusion.at(right, 0.5);

    assertEquals(Rate.of(2, 2), confusion.sensitivity());
    assertEquals(Rate.of(1, 1), confusion.specificity());
    assertEquals(Optional.empty(), Confusion.at(right.subList(0, 5), 0.5).specificity());
  }

  @Test
  void aRateOfNoneOrAllEndsWhereItLies() {
    assertEstimate(0, 0, 0.27753279986288926, Rate.of(0, 10));
    assertEstimate(1, 0.7224672001371109, 1, Rate.of(10, 10));
    assertEquals(Optional.empty(), Rate.of(0, 0));
  }

  /// Of the four pairs three are in order and one is tied: 3.5 / 4. The positives' placements are 1
  /// and 3/4, the negatives' 3/4 and 1: each has the variance 1/32, and the sum over the counts of
  /// two is 1/32 again.
  @Test
  void delongByPencil() {
    List<Sample> pencil =
        List.of(sample(0.9, true), sample(0.5, true), sample(0.5, false), sample(0.1, false));

    assertEstimate(0.875, 0.875 - 1.959963984540054 * Math.sqrt(1 / 32.0), 1, DeLong.auc(pencil));
  }

  @Test
  void allScoresAlikeAreWorthACoin() {
    List<Sample> tied =
        List.of(sample(0.5, true), sample(0.5, false), sample(0.5, true), sample(0.5, false));

    Estimate auc = DeLong.auc(tied).orElseThrow();
    assertEquals(Rate.of(1, 2), Optional.of(auc));
  }

  /// DeLong's variance is 0 where nothing overlaps, whether there are two images or two thousand.
  @Test
  void aPerfectAreaIsAsSureAsTheRarerLabelHasImages() {
    List<Sample> apart =
        Stream.of(0.9, 0.8, 0.7, 0.2, 0.1)
            .map(probability -> new Sample(probability, probability > 0.5, "p" + probability))
            .toList();

    assertEquals(Rate.of(2, 2), DeLong.auc(apart));
    assertEquals(Rate.of(2, 2), PatientBootstrap.auc(apart));
  }

  /// Six patients of five images each, of whom two have the finding and one of those both labels.
  @Test
  void aPerfectAreaIsAsSureAsTheRarerLabelHasPatients() {
    List<Sample> apart = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean positive = i < 8;
      apart.add(new Sample(positive ? 0.9 : 0.1, positive, "p" + i / 5));
    }

    assertEquals(Rate.of(8, 8), DeLong.auc(apart));
    assertEquals(Rate.of(2, 2), Figures.of(apart, 0.5, true).aucByPatient());
  }

  @Test
  void oneImageOfALabelTellsNothingOfTheSpread() {
    assertEstimate(
        1, 0, 1, DeLong.auc(List.of(sample(0.9, true), sample(0.1, false), sample(0.2, false))));
  }

  @Test
  void onePatientOfALabelTellsNothingOfTheSpread() {
    List<Sample> samples =
        List.of(
            new Sample(0.9, true, "a"),
            new Sample(0.5, true, "a"),
            new Sample(0.6, false, "b"),
            new Sample(0.1, false, "c"));

    assertEstimate(0.75, 0, 1, PatientBootstrap.auc(samples));
  }

  @Test
  void oneLabelAloneDefinesNoArea() {
    List<Sample> positives = List.of(sample(0.9, true), sample(0.4, true));
    Figures figures = Figures.of(positives, 0.5, true);

    assertEquals(Optional.empty(), figures.auc());
    assertEquals(Optional.empty(), figures.aucByPatient());
    assertEquals(Optional.empty(), figures.confusion().specificity());
    assertEquals(0.5, figures.confusion().sensitivity().orElseThrow().value());
    assertEquals(OptionalDouble.of(1), figures.averagePrecision());
    assertEquals(List.of(), RocCurve.of(positives).points());
  }

  @Test
  void noImagesDefineNothing() {
    assertEquals(
        new Figures(
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            0.5,
            new Confusion(0, 0, 0, 0)),
        Figures.of(List.of(), 0.5, true));
  }

  /// NumPy gave 0.726 to 0.962 in 20,000 rounds that drew 20 patients of two images each.
  @Test
  void theBootstrapDrawsPatientsAndIsTheSameEveryTime() {
    Estimate first = Figures.of(samples(2), 0.5, true).aucByPatient().orElseThrow();
    Estimate second = Figures.of(samples(2), 0.5, true).aucByPatient().orElseThrow();

    assertEquals(first, second);
    assertEquals(0.8618925831202047, first.value(), EXACT);
    assertEquals(0.7265, first.low(), 0.012);
    assertEquals(0.9624, first.high(), 0.012);
  }

  /// All images in twice change nothing: the bootstrap counts patients.
  @Test
  void repeatedImagesOfOnePatientAreNoNewKnowledge() {
    List<Sample> twice = Stream.concat(samples.stream(), samples.stream()).toList();

    assertEquals(PatientBootstrap.auc(samples), PatientBootstrap.auc(twice));
    Estimate once = DeLong.auc(samples).orElseThrow();
    Estimate doubled = DeLong.auc(twice).orElseThrow();
    assertTrue(doubled.high() - doubled.low() < once.high() - once.low());
  }

  @Test
  void theRocCurveRisesFromNoneToAllInAStepForEachScore() {
    List<RocCurve.Point> points = RocCurve.of(samples).points();

    assertEquals(34, points.size());
    assertEquals(new RocCurve.Point(0, 0), points.getFirst());
    assertEquals(new RocCurve.Point(0, 2 / 17.0), points.get(2));
    assertEquals(new RocCurve.Point(1, 1), points.getLast());
  }

  @Test
  void risksAreThoseOfTheSurestImages() {
    List<RiskCoverage.Point> points = RiskCoverage.of(samples, 0.5).points();

    assertEquals(new RiskCoverage.Point(0.25, 0), points.get(9));
    assertEquals(new RiskCoverage.Point(0.5, 0.05), points.get(19));
    assertEquals(new RiskCoverage.Point(1, 0.225), points.getLast());
  }

  @Test
  void binsOfReliabilityCloseAtOne() {
    assertEquals(
        new Reliability(
            List.of(
                new Reliability.Bin(0, 0.1, 1, 0, 0), new Reliability.Bin(0.9, 1, 2, 0.95, 0.5))),
        Reliability.of(List.of(sample(0, false), sample(0.9, false), sample(1, true))));
  }

  private static void assertEstimate(
      double value, double low, double high, Optional<Estimate> estimate) {
    assertEquals(value, estimate.orElseThrow().value(), EXACT);
    assertEquals(low, estimate.orElseThrow().low(), EXACT);
    assertEquals(high, estimate.orElseThrow().high(), EXACT);
  }

  private static void assertNear(
      double value, double low, double high, Optional<Estimate> estimate) {
    assertEquals(value, estimate.orElseThrow().value(), EXACT);
    assertEquals(low, estimate.orElseThrow().low(), 0.03);
    assertEquals(high, estimate.orElseThrow().high(), 0.03);
  }

  private static Sample sample(double probability, boolean positive) {
    return new Sample(probability, positive, "");
  }

  /// @param images of each patient
  private static List<Sample> samples(int images) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < PROBABILITIES.length; i++) {
      samples.add(
          new Sample(PROBABILITIES[i], LABELS.charAt(i) == '1', Integer.toString(i / images)));
    }
    return samples;
  }
}
