package dev.lantern.pipeline;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.classify.Precision;
import dev.lantern.modelbundle.ModelManifest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A model bundle as a list shows it.
public sealed interface BundleEntry {
  /// Names of the operating points of the bundles' findings, each once.
  static List<String> operatingPoints(List<Usable> bundles) {
    return points(bundles)
        .flatMap(points -> points.all().stream())
        .map(OperatingPoint::name)
        .distinct()
        .toList();
  }

  /// Those of them that are worth offering beside the findings' defaults: of a finding's own
  /// default, the default says the same.
  static List<String> otherPoints(List<Usable> bundles) {
    return points(bundles)
        .flatMap(
            points ->
                points.all().stream()
                    .map(OperatingPoint::name)
                    .filter(name -> !name.equals(points.byDefault())))
        .distinct()
        .toList();
  }

  private static Stream<OperatingPoints> points(List<Usable> bundles) {
    return bundles.stream()
        .flatMap(bundle -> bundle.findings().stream())
        .map(FindingRule::operatingPoints);
  }

  /// The end of a sentence about a name that none has: those that can be used, or nothing.
  static String offered(List<BundleEntry> bundles) {
    String names =
        bundles.stream()
            .filter(Usable.class::isInstance)
            .map(bundle -> ((Usable) bundle).reference())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " There are: " + names + ".";
  }

  /// Id and version, or the folder's name where the bundle cannot be read.
  String name();

  /// Every file has the hash that the bundle states.
  ///
  /// @param id without the version
  /// @param title what the bundle looks for, as shown
  /// @param coverage whom the training data covers, in a sentence: beyond them no number is
  ///     calibrated
  /// @param hash SHA-256 of the bundle, hexadecimal
  /// @param preprocessing SHA-256, hexadecimal, of its preprocessing steps in canonical form
  /// @param findings that it looks for, in its order
  /// @param precisions of its networks, float32 first
  record Usable(
      String id,
      String name,
      String title,
      String coverage,
      String hash,
      String preprocessing,
      List<FindingRule> findings,
      List<Precision> precisions,
      ModelCard card)
      implements BundleEntry {
    public Usable {
      findings = List.copyOf(findings);
      precisions = List.copyOf(precisions);
    }

    /// The same, its findings decided at another of their operating points.
    ///
    /// @param point name; a finding that has none of it is decided at its default
    public Usable at(Optional<String> point) {
      return new Usable(
          id,
          name,
          title,
          coverage,
          hash,
          preprocessing,
          findings.stream().map(finding -> finding.at(point)).toList(),
          precisions,
          card);
    }

    /// As of [ModelManifest#reference].
    public String reference() {
      return ModelManifest.reference(name);
    }

    /// True for the id, and for the id with its version.
    public boolean named(String words) {
      return words.equals(id) || words.equals(reference());
    }
  }

  /// The administrator of this machine does not allow the bundle.
  ///
  /// @param hash SHA-256 of the bundle, hexadecimal
  record Forbidden(String name, String hash) implements BundleEntry {}

  /// The bundle cannot be used.
  ///
  /// @param reason in words
  record Broken(String name, String reason) implements BundleEntry {}
}
