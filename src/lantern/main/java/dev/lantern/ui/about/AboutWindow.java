package dev.lantern.ui.about;

import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.Policy;
import dev.lantern.platform.ProgramVersion;
import dev.lantern.ui.controls.EscapeKey;
import dev.lantern.ui.theme.Theme;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Version, notice, the administrator's policy and where the licences lie, to be read and copied.
public final class AboutWindow {
  public static final String TEXT = "about-text";

  private static final double WIDTH = 680;
  private static final double HEIGHT = 420;

  private AboutWindow() {}

  /// Opens the window over its owner; Esc closes it.
  public static void show(Words words, Theme theme, Workplace place, Window owner) {
    Label name = new Label(words.of("window.title"));
    name.getStyleClass().add("welcome-title");
    Label notice = new Label(words.of("research-use"));
    notice.setWrapText(true);
    TextArea text = new TextArea(text(words, place));
    text.setId(TEXT);
    text.setEditable(false);
    text.setWrapText(true);
    text.setAccessibleText(words.of("about.text"));
    VBox.setVgrow(text, Priority.ALWAYS);
    Stage stage = new Stage();
    stage.initOwner(owner);
    stage.setTitle(words.of("about.window"));
    stage.setScene(scene(theme, name, notice, text));
    stage.show();
    text.requestFocus();
  }

  private static Scene scene(Theme theme, Node... parts) {
    VBox box = new VBox(12, parts);
    box.getStyleClass().add("about");
    Scene scene = new Scene(box, WIDTH, HEIGHT);
    theme.dress(scene);
    EscapeKey.install(scene);
    return scene;
  }

  private static String text(Words words, Workplace place) {
    List<String> lines = new ArrayList<>();
    lines.add(ProgramVersion.withCommit());
    lines.add("");
    lines.addAll(policy(words, place.policy()));
    lines.add("");
    lines.add(words.of("about.licence"));
    lines.add(words.of("about.licences", place.licences()));
    lines.add("");
    lines.add(words.of("about.settings", place.directories().settings()));
    lines.add(words.of("about.logs", place.directories().logs()));
    return String.join("\n", lines);
  }

  private static List<String> policy(Words words, Policy policy) {
    List<String> lines = new ArrayList<>();
    if (policy.file().isEmpty()) {
      return List.of(words.of("about.policy.none"));
    }
    lines.add(words.of("about.policy", policy.file().get()));
    if (policy.hidePatient()) {
      lines.add(words.of("about.policy.patient"));
    }
    policy
        .allowedBundles()
        .ifPresent(allowed -> lines.add(words.of("about.policy.bundles", allowed.size())));
    if (!policy.externalWindows()) {
      lines.add(words.of("about.policy.windows"));
    }
    policy
        .folders()
        .open()
        .map(Path::toString)
        .ifPresent(folder -> lines.add(words.of("about.policy.open", folder)));
    policy
        .folders()
        .results()
        .map(Path::toString)
        .ifPresent(folder -> lines.add(words.of("about.policy.results", folder)));
    return lines;
  }
}
