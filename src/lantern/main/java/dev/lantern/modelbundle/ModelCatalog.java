package dev.lantern.modelbundle;

import dev.lantern.platform.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The bundles on this machine. A broken bundle is listed with its reason and does not hide the
/// others.
public final class ModelCatalog {
  /// The bundle that is asked first, and used where none is named.
  private static final String DEFAULT = "cxr-pneumonia";

  private final List<Entry> entries;

  private ModelCatalog(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// A folder that is, or should have been, a bundle.
  public sealed interface Entry {}

  /// A bundle that may be loaded.
  public record Usable(ModelBundle bundle) implements Entry {}

  /// A bundle that is refused.
  public record Broken(Path folder, BundleException why) implements Entry {}

  /// A bundle that the administrator of this machine does not allow.
  public record Forbidden(ModelBundle bundle) implements Entry {}

  /// Where the program's bundles lie: `assets/models` of its own folder, and of the folder above.
  /// Not of the working folder: a folder of scans from elsewhere would bring its own network.
  ///
  /// @param program the folder of the program's jar
  public static List<Path> standardFolders(Path program) {
    Path home = program.toAbsolutePath().normalize();
    return Stream.of(Optional.of(home), Optional.ofNullable(home.getParent()))
        .flatMap(Optional::stream)
        .map(root -> root.resolve("assets").resolve("models"))
        .toList();
  }

  /// Opens every sub-folder of the folders given, in their order; within one, by name. Folders that
  /// are not there are passed over.
  public static ModelCatalog scan(List<Path> folders) {
    List<Entry> entries = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        scan(folder, entries);
      }
    }
    return new ModelCatalog(entries);
  }

  /// The same, with every usable bundle that a policy does not allow as [Forbidden].
  public ModelCatalog under(Policy policy) {
    return new ModelCatalog(
        entries.stream()
            .map(
                entry ->
                    entry instanceof Usable(ModelBundle bundle) && !policy.allows(bundle.hash())
                        ? new Forbidden(bundle)
                        : entry)
            .toList());
  }

  /// Every bundle, usable or not, in the order found.
  public List<Entry> all() {
    return entries;
  }

  /// The bundles that may be loaded: the first of its id and version in the order found; the
  /// default one first, then by id; of one id, the newest version first.
  public List<ModelBundle> usable() {
    Set<String> seen = new LinkedHashSet<>();
    List<ModelBundle> bundles = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Usable(ModelBundle bundle) -> {
          if (seen.add(bundle.manifest().label())) {
            bundles.add(bundle);
          }
        }
        case Broken _, Forbidden _ -> {
          // Listed by all(), never loaded.
        }
      }
    }
    bundles.sort(
        Comparator.comparing((ModelBundle bundle) -> !bundle.manifest().id().equals(DEFAULT))
            .thenComparing(bundle -> bundle.manifest().id())
            .thenComparing(ModelCatalog::version, Comparator.reverseOrder()));
    return List.copyOf(bundles);
  }

  /// Of [#usable], the newest version of each id.
  public List<ModelBundle> newest() {
    Set<String> seen = new LinkedHashSet<>();
    return usable().stream().filter(bundle -> seen.add(bundle.manifest().id())).toList();
  }

  /// @param id of the bundle, its newest version; or `id-version`
  public Optional<ModelBundle> find(String id) {
    return usable().stream()
        .filter(
            bundle -> id.equals(bundle.manifest().id()) || id.equals(bundle.manifest().reference()))
        .findFirst();
  }

  private static void scan(Path folder, List<Entry> entries) {
    List<Path> candidates;
    try (Stream<Path> children = Files.list(folder)) {
      candidates = children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      entries.add(new Broken(folder, new BundleException(".", "the folder cannot be listed", e)));
      return;
    }
    for (Path candidate : candidates) {
      entries.add(open(candidate));
    }
  }

  private static Entry open(Path folder) {
    try {
      return new Usable(ModelBundle.open(folder));
    } catch (BundleException e) {
      return new Broken(folder, e);
    }
  }

  /// A number that sorts versions; the manifest holds each part to six digits.
  private static long version(ModelBundle bundle) {
    long number = 0;
    for (String part : bundle.manifest().description().version().split("\\.", -1)) {
      number = number * 1_000_000 + Long.parseLong(part);
    }
    return number;
  }
}
