package dev.lantern.imaging;

import dev.lantern.imaging.FrameDisplay.ImagePlane;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The directions of a patient that stands upright at the edges of an image: R and L, A and P, H
/// and F, the strongest first, PS3.3 C.7.6.1.1.1. An edge may have none.
public record EdgeLetters(String left, String top, String right, String bottom) {
  /// A direction cosine below this, a tilt of less than 6°, is not worth a letter.
  private static final double TILT = 0.1;

  private static final String TOWARDS = "LPH";
  private static final String AWAY = "RAF";

  /// @param plane says it exactly
  /// @param patientOrientation Patient Orientation (0020,0020): where rows and columns lead; asked
  ///     where there is no plane
  /// @return empty where neither says anything
  public static Optional<EdgeLetters> of(
      Optional<ImagePlane> plane, List<String> patientOrientation) {
    return plane
        .filter(ImagePlane::orthonormal)
        .map(ImagePlane::orientation)
        .map(cosines -> of(letters(cosines.subList(0, 3)), letters(cosines.subList(3, 6))))
        .or(() -> byWord(patientOrientation));
  }

  private static Optional<EdgeLetters> byWord(List<String> words) {
    if (words.size() != 2) {
      return Optional.empty();
    }
    String right = known(words.get(0));
    String bottom = known(words.get(1));
    return right.isEmpty() && bottom.isEmpty() ? Optional.empty() : Optional.of(of(right, bottom));
  }

  private static EdgeLetters of(String right, String bottom) {
    return new EdgeLetters(opposite(right), opposite(bottom), right, bottom);
  }

  private static String letters(List<Double> cosines) {
    return IntStream.range(0, 3)
        .boxed()
        .filter(axis -> Math.abs(cosines.get(axis)) >= TILT)
        .sorted(Comparator.comparingDouble(axis -> -Math.abs(cosines.get(axis))))
        .map(axis -> String.valueOf((cosines.get(axis) > 0 ? TOWARDS : AWAY).charAt(axis)))
        .collect(Collectors.joining());
  }

  /// Words that are none of the standard's, or lead both ways at once, say nothing.
  private static String known(String word) {
    String opposite = opposite(word);
    boolean both = opposite.chars().anyMatch(letter -> word.indexOf(letter) >= 0);
    return word.matches("[APRLHF]{1,3}") && !both ? word : "";
  }

  private static String opposite(String letters) {
    return letters
        .chars()
        .mapToObj(letter -> String.valueOf(opposite((char) letter)))
        .collect(Collectors.joining());
  }

  private static char opposite(char letter) {
    int axis = TOWARDS.indexOf(letter);
    return axis >= 0 ? AWAY.charAt(axis) : TOWARDS.charAt(Math.max(0, AWAY.indexOf(letter)));
  }
}
