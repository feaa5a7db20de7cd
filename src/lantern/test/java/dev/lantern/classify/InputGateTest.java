package dev.lantern.classify;

import static dev.lantern.imaging.PhotometricInterpretation.MONOCHROME1;
import static dev.lantern.imaging.PhotometricInterpretation.MONOCHROME2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.imaging.PhotometricInterpretation;
import dev.lantern.imaging.SkipReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InputGateTest {
  private static final ImageHeader.PixelLayout FILM =
      new ImageHeader.PixelLayout(2000, 2000, 1, 1, MONOCHROME2, 16, 15);

  private static final ImageHeader.PatientFields NOBODY =
      new ImageHeader.PatientFields("", "", "", "", Optional.empty());

  private static final InputGate.AgeRange AGES = new InputGate.AgeRange(1, 95);
  private static final InputGate GATE = gate(true, false);

  @Test
  void acceptsAChestRadiographWithoutViewInMonochrome1() {
    assertEquals(Optional.empty(), GATE.check(chest("", MONOCHROME1, 1955, 1)));
  }

  @Test
  void knowsWhetherItLetsRadiographsOfTheChestInAlone() {
    assertTrue(GATE.chestRadiographs());
    assertFalse(gate(false, false).chestRadiographs(), "any body part may come without its word");
    assertFalse(of(List.of("CR", "CT"), List.of("CHEST")).chestRadiographs());
    assertFalse(of(List.of("CR"), List.of("CHEST", "HAND")).chestRadiographs());
  }

  private static InputGate of(List<String> modalities, List<String> bodyParts) {
    return new InputGate(
        modalities, bodyParts, true, List.of(), false, List.of(MONOCHROME2), 16, 16, AGES, "");
  }

  @Test
  void refusesAnExtremityFilm() {
    refuses(
        SkipReason.BODY_PART,
        "body part EXTREMITY is not one of CHEST, THORAX",
        header("CR", "EXTREMITY", "", MONOCHROME1, 2000, 1));
  }

  @Test
  void refusesAnAbsentBodyPartWhereOneIsRequired() {
    refuses(
        SkipReason.BODY_PART,
        "no body part is given; it must be one of CHEST, THORAX",
        header("CR", "", "PA", MONOCHROME2, 2000, 1));
    assertEquals(
        Optional.empty(), gate(false, false).check(header("CR", "", "PA", MONOCHROME2, 2000, 1)));
  }

  @Test
  void refusesAnotherModality() {
    refuses(
        SkipReason.MODALITY,
        "modality CT is not one of CR, DX",
        header("CT", "CHEST", "", MONOCHROME2, 512, 1));
  }

  @Test
  void refusesALateralView() {
    refuses(SkipReason.VIEW, "view LL is not one of PA, AP", chest("LL", MONOCHROME2, 2000, 1));
  }

  @Test
  void aWordForSeveralViewsIsAllowedWhereOneOfThemIs() {
    assertEquals(Optional.empty(), GATE.check(chest("FRONTAL", MONOCHROME2, 2000, 1)));
    refuses(
        SkipReason.VIEW,
        "view LATERAL is not one of PA, AP",
        chest("LATERAL", MONOCHROME2, 2000, 1));
    InputGate sides = gate(true, List.of("LL"), true, List.of(MONOCHROME2));
    assertEquals(Optional.empty(), sides.check(chest("LATERAL", MONOCHROME2, 2000, 1)));
    assertEquals(
        Optional.of(new InputGate.Refusal(SkipReason.VIEW, "view FRONTAL is not one of LL")),
        sides.check(chest("FRONTAL", MONOCHROME2, 2000, 1)));
  }

  @ParameterizedTest
  @CsvSource({"A, F", "P, F", "AL, F", "P, H"})
  void refusesAFilmWhoseRowsLeadToFrontOrBackWhateverViewIsGiven(String rows, String columns) {
    refuses(SkipReason.VIEW, "view LATERAL is not one of PA, AP", oriented("", rows, columns));
    refuses(SkipReason.VIEW, "view LATERAL is not one of PA, AP", oriented("PA", rows, columns));
  }

  @ParameterizedTest
  @CsvSource({
    "R, F, mirrored",
    "RA, FL, mirrored",
    "L, H, upside down",
    "R, H, turned by 180°",
    "H, L, on its side",
    "FL, R, on its side"
  })
  void refusesAChestFilmThatIsStoredOtherwiseThanItIsLearned(
      String rows, String columns, String how) {
    for (String view : List.of("", "PA", "FRONTAL")) {
      refuses(
          SkipReason.ORIENTATION,
          "by its patient orientation it is stored " + how,
          oriented(view, rows, columns));
    }
    InputGate anyPart =
        new InputGate(
            List.of("CR"),
            List.of("HAND"),
            true,
            List.of(),
            false,
            List.of(MONOCHROME2),
            16,
            16,
            AGES,
            "");
    assertEquals(Optional.empty(), anyPart.check(film("HAND", "", List.of(rows, columns))));
  }

  @Test
  void anOrientationThatIsLearnedOrSaysNothingPasses() {
    for (List<String> orientation :
        List.of(
            List.of("L", "F"),
            List.of("LA", "FR"),
            List.of("A"),
            List.of("R"),
            List.of("", ""),
            List.of("RL", "HF"),
            List.of("RIGHT", "FEET"))) {
      assertEquals(
          Optional.empty(), GATE.check(film("CHEST", "", orientation)), orientation.toString());
    }
  }

  @Test
  void refusesAnAbsentViewWhereOneIsRequired() {
    assertEquals(
        Optional.of(
            new InputGate.Refusal(SkipReason.VIEW, "no view is given; it must be one of PA, AP")),
        gate(true, true).check(chest("", MONOCHROME2, 2000, 1)));
  }

  @Test
  void refusesColour() {
    refuses(
        SkipReason.PHOTOMETRIC,
        "photometric interpretation RGB with 3 samples a pixel is not one of"
            + " MONOCHROME1, MONOCHROME2",
        chest("PA", PhotometricInterpretation.RGB, 2000, 1));
  }

  @Test
  void letsColourInWhereItIsNamed() {
    InputGate coloured =
        gate(true, List.of("PA"), false, List.of(PhotometricInterpretation.YBR_FULL_422));
    assertEquals(
        Optional.empty(),
        coloured.check(chest("PA", PhotometricInterpretation.YBR_FULL_422, 2000, 1)));
    assertEquals(
        Optional.of(
            new InputGate.Refusal(
                SkipReason.PHOTOMETRIC,
                "photometric interpretation RGB with 3 samples a pixel is not one of"
                    + " YBR_FULL_422")),
        coloured.check(chest("PA", PhotometricInterpretation.RGB, 2000, 1)));
  }

  @Test
  void paletteColourIsNeverLetIn() {
    assertThrows(
        IllegalArgumentException.class,
        () -> gate(true, List.of("PA"), false, List.of(PhotometricInterpretation.PALETTE_COLOR)));
  }

  @Test
  void anyViewWillDoWhereNoneIsNamed() {
    InputGate anyView = gate(true, List.of(), false, List.of(MONOCHROME2));
    assertEquals(Optional.empty(), anyView.check(chest("LL", MONOCHROME2, 2000, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> gate(true, List.of(), true, List.of(MONOCHROME2)));
  }

  @ParameterizedTest
  @CsvSource({"000Y", "011M", "052W", "096Y", "120Y"})
  void refusesAnAgeThatTheDataDoesNotCoverAndDoesNotRepeatIt(String age) {
    refuses(
        SkipReason.AGE,
        "the patient is not of the 1 to 95 years that are judged",
        ofAge(Optional.of(age), "", ""));
  }

  @ParameterizedTest
  @CsvSource({"001Y", "012M", "053W", "366D", "095Y"})
  void judgesTheYoungestAndTheOldestThatTheDataCovers(String age) {
    assertEquals(Optional.empty(), GATE.check(ofAge(Optional.of(age), "", "")));
  }

  @Test
  void judgesTheAgeByBirthAndStudyDateWhereItIsNotGiven() {
    refuses(
        SkipReason.AGE,
        "the patient is not of the 1 to 95 years that are judged",
        ofAge(Optional.empty(), "20250302", "20260301"));
    assertEquals(Optional.empty(), GATE.check(ofAge(Optional.empty(), "20250301", "20260301")));
  }

  @Test
  void anUnknownAgePasses() {
    assertEquals(Optional.empty(), GATE.check(ofAge(Optional.empty(), "", "20260301")));
  }

  @Test
  void refusesASmallImage() {
    refuses(
        SkipReason.TOO_SMALL,
        "199 rows × 2000 columns; at least 200 × 200 are needed",
        chest("PA", MONOCHROME2, 199, 1));
  }

  @Test
  void refusesSeveralFrames() {
    refuses(
        SkipReason.MULTI_FRAME,
        "30 frames; only single images are judged",
        chest("PA", MONOCHROME2, 2000, 30));
  }

  @Test
  void cutsWhatItRepeatsFromTheHeader() {
    refuses(
        SkipReason.BODY_PART,
        "body part A?" + "B".repeat(30) + "… is not one of CHEST, THORAX",
        header("DX", "A\n" + "B".repeat(100), "", MONOCHROME2, 2000, 1));
  }

  @Test
  void isNeverMadeToRefuseEverything() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new InputGate(
                List.of(),
                List.of("CHEST"),
                true,
                List.of("PA"),
                false,
                List.of(MONOCHROME2),
                1,
                1,
                AGES,
                ""));
  }

  private static void refuses(SkipReason reason, String detail, ImageHeader header) {
    assertEquals(Optional.of(new InputGate.Refusal(reason, detail)), GATE.check(header));
  }

  @ParameterizedTest
  @CsvSource({"Dx, CHEST, PA", "DX, Chest, PA", "DX, CHEST, pa", "DX, ' ', PA"})
  void itsWordsAreInUpperCaseAsThoseOfHeadersAre(String modality, String bodyPart, String view) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new InputGate(
                List.of(modality),
                List.of(bodyPart),
                true,
                List.of(view),
                false,
                List.of(MONOCHROME2),
                1,
                1,
                AGES,
                ""));
  }

  private static InputGate gate(boolean bodyPartRequired, boolean viewRequired) {
    return gate(
        bodyPartRequired, List.of("PA", "AP"), viewRequired, List.of(MONOCHROME1, MONOCHROME2));
  }

  private static InputGate gate(
      boolean bodyPartRequired,
      List<String> views,
      boolean viewRequired,
      List<PhotometricInterpretation> photometrics) {
    return new InputGate(
        List.of("CR", "DX"),
        List.of("CHEST", "THORAX"),
        bodyPartRequired,
        views,
        viewRequired,
        photometrics,
        200,
        200,
        AGES,
        "Children.");
  }

  @Test
  void refusesWhatIsNotMadeToBeLookedAtAndAnimals() {
    refuses(
        SkipReason.FOR_PROCESSING,
        "what the detector gave, for processing; only images for presentation are judged",
        made(true, false));
    refuses(
        SkipReason.SPECIES, "the patient is an animal; only humans are judged", made(false, true));
    assertEquals(Optional.empty(), GATE.check(made(false, false)));
  }

  @ParameterizedTest
  @CsvSource({"19000101, 20240501", "00010101, 20240501"})
  void aDateThatStandsForNoneTellsNoAge(String birthDate, String studyDate) {
    assertEquals(Optional.empty(), GATE.check(ofAge(Optional.empty(), birthDate, studyDate)));
    assertEquals(Optional.empty(), GATE.check(ofAge(Optional.of("411Y"), birthDate, studyDate)));
  }

  private static ImageHeader made(boolean forProcessing, boolean animal) {
    return header(
        new ImageHeader.Acquisition(
            "DX",
            "CHEST",
            "PA",
            "",
            "",
            "",
            "",
            List.of(),
            OptionalDouble.empty(),
            forProcessing,
            animal),
        FILM,
        NOBODY);
  }

  private static ImageHeader chest(
      String view, PhotometricInterpretation photometric, int rows, int frames) {
    return header("CR", "CHEST", view, photometric, rows, frames);
  }

  private static ImageHeader oriented(String view, String rows, String columns) {
    return film("CHEST", view, List.of(rows, columns));
  }

  private static ImageHeader film(String bodyPart, String view, List<String> orientation) {
    return header(acquisition("CR", bodyPart, view, "", orientation), FILM, NOBODY);
  }

  private static ImageHeader header(
      String modality,
      String bodyPart,
      String view,
      PhotometricInterpretation photometric,
      int rows,
      int frames) {
    return header(
        acquisition(modality, bodyPart, view, "", List.of()),
        new ImageHeader.PixelLayout(
            rows, 2000, frames, photometric.monochrome() ? 1 : 3, photometric, 16, 15),
        NOBODY);
  }

  private static ImageHeader ofAge(Optional<String> age, String birthDate, String studyDate) {
    return header(
        acquisition("DX", "CHEST", "PA", studyDate, List.of()),
        FILM,
        new ImageHeader.PatientFields("", "", birthDate, "", age));
  }

  /// Of an image that is made to be looked at, of a human.
  private static ImageHeader.Acquisition acquisition(
      String modality, String bodyPart, String view, String studyDate, List<String> orientation) {
    return new ImageHeader.Acquisition(
        modality,
        bodyPart,
        view,
        "",
        "",
        "",
        studyDate,
        orientation,
        OptionalDouble.empty(),
        false,
        false);
  }

  private static ImageHeader header(
      ImageHeader.Acquisition acquisition,
      ImageHeader.PixelLayout pixels,
      ImageHeader.PatientFields patient) {
    return new ImageHeader(
        new ImageHeader.Identity("", "", "", OptionalInt.empty(), OptionalInt.empty(), ""),
        acquisition,
        pixels,
        patient);
  }
}
