package dev.lantern.pipeline;

import dev.lantern.modelbundle.ModelCatalog;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.Place;
import dev.lantern.platform.Policy;
import dev.lantern.platform.ProgramFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the program works on this machine.
///
/// @param directories of the user
/// @param modelFolders folders of bundles, in the order in which they are looked at
/// @param program the folder of the program itself
/// @param policy of the administrator of this machine
public record Workplace(
    AppDirectories directories, List<Path> modelFolders, Path program, Policy policy) {
  public Workplace {
    modelFolders = List.copyOf(modelFolders);
  }

  /// Of the user who runs the program: the program's own bundles first, then the user's.
  public static Workplace ofUser(Policy policy) {
    AppDirectories directories = AppDirectories.ofUser();
    List<Path> folders = new ArrayList<>(ModelCatalog.standardFolders(ProgramFolder.path()));
    folders.add(directories.models());
    return new Workplace(directories, folders, ProgramFolder.path(), policy);
  }

  /// Every file and folder that the program reads or writes on its own account.
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    places.add(new Place(directories.settings(), "settings; the three versions before beside it"));
    places.add(new Place(directories.logs(), "log files, at most five of 1 MB"));
    places.add(
        new Place(
            policy.file().orElseGet(Policy::fileOfMachine),
            "the administrator's policy file, read only"));
    for (Path folder : modelFolders) {
      places.add(
          new Place(
              folder,
              folder.equals(directories.models())
                  ? "the user's model bundles, read only"
                  : "the program's model bundles, read only"));
    }
    places.add(new Place(directories.readings(), "the user's readings, a table that only grows"));
    samples()
        .ifPresent(samples -> places.add(new Place(samples.folder(), "sample scans, read only")));
    places.add(new Place(directories.cache(), "engine cache: unpacked native libraries"));
    places.add(new Place(Path.of(System.getProperty("java.io.tmpdir")), "temporary files"));
    return List.copyOf(places);
  }

  /// The user's, with these bundles and no others, and without a policy.
  public static Workplace with(List<Path> modelFolders) {
    return new Workplace(
        AppDirectories.ofUser(), modelFolders, ProgramFolder.path(), Policy.none());
  }

  /// The licences of what is shipped: a package's folder, or the list that it is made from.
  public Path licences() {
    Path shipped = program.resolve("licences");
    return Files.isDirectory(shipped) ? shipped : Path.of("installer", "licences.csv");
  }

  /// The scans that come with the program, where they do.
  public Optional<SampleScans> samples() {
    return SampleScans.beside(program);
  }
}
