package dev.lantern.imaging;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A patient's age in completed years, for a gate to decide by. It enters no word and no log.
final class PatientAge {
  /// Age String, PS3.5 6.2; leading zeros are often left out.
  private static final Pattern AGE = Pattern.compile("(\\d{1,3})([DWMY])");

  /// What is older is a date that stands for none, as 19000101 does, or a slip.
  private static final int OLDEST = 120;

  private static final double DAYS_OF_A_YEAR = 365.25;
  private static final double DAYS_OF_A_WEEK = 7;
  private static final int MONTHS_OF_A_YEAR = 12;

  private PatientAge() {}

  /// By Patient's Age where it can be read, else by the two dates.
  ///
  /// @param age Patient's Age (0010,1010), as stored
  /// @param birthDate (0010,0030), as stored
  /// @param studyDate (0008,0020), as stored
  /// @return empty where neither says, or what nobody reaches
  static OptionalInt years(Optional<String> age, String birthDate, String studyDate) {
    OptionalInt said = possible(age.map(PatientAge::ofAge).orElse(OptionalInt.empty()));
    return said.isPresent() ? said : possible(between(birthDate, studyDate));
  }

  private static OptionalInt possible(OptionalInt years) {
    return years.isPresent() && years.getAsInt() > OLDEST ? OptionalInt.empty() : years;
  }

  private static OptionalInt ofAge(String stored) {
    Matcher matcher = AGE.matcher(stored);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int count = Integer.parseInt(matcher.group(1));
    return switch (matcher.group(2)) {
      case "D" -> OptionalInt.of((int) (count / DAYS_OF_A_YEAR));
      case "W" -> OptionalInt.of((int) (count * DAYS_OF_A_WEEK / DAYS_OF_A_YEAR));
      case "M" -> OptionalInt.of(count / MONTHS_OF_A_YEAR);
      default -> OptionalInt.of(count);
    };
  }

  private static OptionalInt between(String birthDate, String studyDate) {
    try {
      LocalDate birth = date(birthDate);
      LocalDate study = date(studyDate);
      return study.isBefore(birth)
          ? OptionalInt.empty()
          : OptionalInt.of((int) ChronoUnit.YEARS.between(birth, study));
    } catch (DateTimeException e) {
      // A damaged date is an absent one.
      return OptionalInt.empty();
    }
  }

  /// Date, PS3.5 6.2: `YYYYMMDD`, in old files `YYYY.MM.DD`.
  private static LocalDate date(String stored) {
    return LocalDate.parse(stored.replace(".", ""), DateTimeFormatter.BASIC_ISO_DATE);
  }
}
