package dev.lantern.imaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatientAgeTest {
  @ParameterizedTest
  @CsvSource({
    "045Y, 45",
    "45Y, 45",
    "5Y, 5",
    "000Y, 0",
    "011M, 0",
    "012M, 1",
    "035M, 2",
    "052W, 0",
    "053W, 1",
    "365D, 0",
    "366D, 1",
    "999D, 2"
  })
  void readsEveryUnitAsCompletedYears(String age, int years) {
    assertEquals(OptionalInt.of(years), PatientAge.years(Optional.of(age), "", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "20000229, 20250228, 24",
    "20000229, 20250301, 25",
    "19310506, 20260505, 94",
    "1931.05.06, 2026.05.06, 95",
    "20260505, 20260505, 0"
  })
  void countsFromTheBirthToTheStudy(String birthDate, String studyDate, int years) {
    assertEquals(OptionalInt.of(years), PatientAge.years(Optional.empty(), birthDate, studyDate));
  }

  @ParameterizedTest
  @CsvSource({"'', 20260101", "20250101, ''", "20260102, 20260101", "20251301, 20260101", "x, y"})
  void isUnknownWhereTheDatesSayNothing(String birthDate, String studyDate) {
    assertEquals(OptionalInt.empty(), PatientAge.years(Optional.empty(), birthDate, studyDate));
  }

  @Test
  void believesTheAgeBeforeTheDates() {
    assertEquals(OptionalInt.of(3), PatientAge.years(Optional.of("003Y"), "19310506", "20260505"));
  }

  @ParameterizedTest
  @CsvSource({"45", "045X", "1000Y", "-04Y", "Y"})
  void goesByTheDatesWhereTheAgeIsDamaged(String age) {
    assertEquals(OptionalInt.of(94), PatientAge.years(Optional.of(age), "19310506", "20260505"));
  }
}
