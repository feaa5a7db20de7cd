package dev.lantern.modelbundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCatalogTest {
  @TempDir Path temporary = Path.of("");

  @Test
  void listsABrokenBundleBesideASoundOne() throws IOException {
    TestBundles.copyOfTiny(temporary);
    Path broken = Files.createDirectory(temporary.resolve("broken-1.0.0"));
    ModelCatalog catalog = ModelCatalog.scan(List.of(temporary));
    assertEquals(2, catalog.all().size());
    ModelCatalog.Broken entry =
        assertInstanceOf(ModelCatalog.Broken.class, catalog.all().getFirst());
    assertEquals(broken, entry.folder());
    assertEquals(
        "configs/metadata.json: the file is missing, or is no plain file",
        entry.why().getMessage());
    assertEquals(
        List.of(temporary.resolve("tiny-0.1.0")),
        catalog.usable().stream().map(ModelBundle::folder).toList());
  }

  @Test
  void findsTheNewestVersionAndTheFirstFolder() throws IOException {
    Path first = Files.createDirectory(temporary.resolve("first"));
    Path second = Files.createDirectory(temporary.resolve("second"));
    Path old = TestBundles.copyOfTiny(first);
    TestBundles.copyOfTiny(second);
    Path newer = TestBundles.copyOfTiny(Files.createDirectory(second.resolve("new")));
    Files.write(
        newer.resolve(ManifestReader.FILE),
        TestBundles.manifestWith("\"version\": \"0.1.0\"", "\"version\": \"0.10.0\""));
    Path renamed = Files.move(newer, second.resolve("tiny-0.10.0"));
    Files.delete(second.resolve("new"));
    ModelCatalog catalog =
        ModelCatalog.scan(List.of(first, temporary.resolve("not there"), second));
    assertEquals(Optional.of(renamed), catalog.find("tiny").map(ModelBundle::folder));
    assertEquals(Optional.of(old), catalog.find("tiny-0.1.0").map(ModelBundle::folder));
    assertEquals(Optional.empty(), catalog.find("large"));
  }

  @Test
  void asksTheDefaultBundleFirstAndTheNewestOfEachId() throws IOException {
    TestBundles.copyOfTiny(temporary);
    named("breast-us", "0.1.0");
    named("cxr-pneumonia", "0.1.0");
    named("cxr-pneumonia", "0.2.0");
    assertEquals(
        List.of("cxr-pneumonia 0.2.0", "breast-us 0.1.0", "tiny 0.1.0"),
        ModelCatalog.scan(List.of(temporary)).newest().stream()
            .map(bundle -> bundle.manifest().label())
            .toList());
  }

  private void named(String id, String version) throws IOException {
    Path aside = Files.createTempDirectory(temporary, "aside");
    Path copy = TestBundles.copyOfTiny(aside);
    TestBundles.edit(copy, "\"id\": \"tiny\"", "\"id\": \"" + id + "\"");
    TestBundles.edit(copy, "\"version\": \"0.1.0\"", "\"version\": \"" + version + "\"");
    Files.move(copy, temporary.resolve(id + "-" + version));
    Files.delete(aside);
  }

  @Test
  void looksBesideTheProgramAndOneFolderAbove() {
    Path root = temporary.toAbsolutePath();
    assertEquals(
        List.of(root.resolve("app/target/assets/models"), root.resolve("app/assets/models")),
        ModelCatalog.standardFolders(root.resolve("app/target")));
  }
}
