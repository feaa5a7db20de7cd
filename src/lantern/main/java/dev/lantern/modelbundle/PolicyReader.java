package dev.lantern.modelbundle;

import dev.lantern.platform.Policy;
import dev.lantern.platform.StrictJsonException;
import dev.lantern.platform.StrictObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the administrator's policy file, as strictly as a manifest: an unknown key, a wrong value
/// or a file that cannot be read is an error, and never a policy that is half in force.
public final class PolicyReader {
  /// Names another file, for tests; only where the machine has none of its own, so that nobody gets
  /// around that one with it.
  static final String ANOTHER = "lantern.policy";

  private static final String HASH = "[0-9a-f]{64}";

  private PolicyReader() {}

  /// The policy of this machine; [Policy#none] where it has no file.
  ///
  /// @throws PolicyException where there is a file that cannot be used
  public static Policy ofMachine() throws PolicyException {
    return of(Policy.fileOfMachine(), Optional.ofNullable(System.getProperty(ANOTHER)));
  }

  static Policy of(Path machine, Optional<String> another) throws PolicyException {
    // What cannot be looked at may be there, and is then refused.
    if (!Files.notExists(machine)) {
      return read(machine);
    }
    return another.isPresent() ? read(Path.of(another.get())) : Policy.none();
  }

  private static Policy read(Path file) throws PolicyException {
    try {
      return parse(file, StrictObject.parse("", Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new PolicyException(file, "it cannot be read", e);
    } catch (StrictJsonException e) {
      throw new PolicyException(file, String.valueOf(e.getMessage()).strip(), e);
    }
  }

  private static Policy parse(Path file, StrictObject json) throws StrictJsonException {
    boolean hidePatient = json.has("hidePatient") && json.bool("hidePatient");
    Optional<Set<String>> allowed =
        json.has("allowedBundles") ? Optional.of(hashes(json)) : Optional.empty();
    boolean external = !json.has("externalWindows") || json.bool("externalWindows");
    var folders = new Policy.Folders(Optional.empty(), Optional.empty());
    if (json.has("folders")) {
      StrictObject object = json.object("folders");
      folders = new Policy.Folders(folder(object, "open"), folder(object, "results"));
      object.finish();
    }
    json.finish();
    return new Policy(Optional.of(file), hidePatient, allowed, external, folders);
  }

  private static Set<String> hashes(StrictObject json) throws StrictJsonException {
    List<String> hashes = json.strings("allowedBundles");
    for (String hash : hashes) {
      if (!hash.matches(HASH)) {
        throw json.wrong(
            "allowedBundles", "'" + hash + "' is no SHA-256 of 64 small hexadecimal digits");
      }
    }
    return new LinkedHashSet<>(hashes);
  }

  private static Optional<Path> folder(StrictObject folders, String key)
      throws StrictJsonException {
    if (!folders.has(key)) {
      return Optional.empty();
    }
    String named = folders.string(key);
    try {
      Path folder = Path.of(named);
      if (folder.isAbsolute()) {
        return Optional.of(folder);
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw folders.wrong(key, "'" + named + "' is no whole path from the root");
  }
}
