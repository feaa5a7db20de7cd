package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.ThemeName;
import dev.lantern.ui.explanation.TrustState;
import dev.lantern.ui.explanation.TrustViewModel;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.Legibility;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.theme.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Texts and icons in every theme, measured on the windows themselves (WCAG 2.1, 1.4.3 and 1.4.11).
@ExtendWith(OnScreen.class)
final class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double TEXT_HIGH = 7;
  private static final double PICTURE = 3;

  private final FixedNetwork network = new FixedNetwork();
  private final OpenDesktop desktop = new OpenDesktop(Optional.of(network), "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
    stage.setWidth(1440);
    stage.setHeight(900);
  }

  @AfterEach
  void closeTheOtherWindows(FxRobot robot) {
    desktop.closeOtherWindows(robot);
  }

  @Test
  void theRatioIsThatOfTheStandard() {
    assertEquals(21, Legibility.ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(4.54, Legibility.ratio(Color.web("#767676"), Color.WHITE), 0.005);
  }

  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everyTextOfEveryWindowStandsOut(ThemeName theme, FxRobot robot) {
    network.letGo();
    desktop.waitForFindings();
    robot.interact(() -> desktop.preferences().theme().set(theme));
    List<Legibility.Shown> shown = new ArrayList<>(looks(robot));
    robot.push(KeyCode.SHIFT, KeyCode.SLASH);
    shown.addAll(looks(robot));
    robot.push(KeyCode.ESCAPE).push(KeyCode.T);
    TrustViewModel trust = desktop.shell().findings().trust();
    OpenDesktop.waitFor(() -> trust.state().get() instanceof TrustState.Reported);
    shown.addAll(looks(robot));
    robot.interact(() -> trust.opened().set(true));
    shown.addAll(looks(robot));
    robot.interact(() -> desktop.shell().open(List.of(Path.of("broken.dcm"), Path.of("chest"))));
    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    desktop.waitForImage();
    for (String command :
        List.of("batch", "help", "tags", "layers", "model-card", "about", "preferences")) {
      robot.interact(() -> desktop.fire(command));
    }
    desktop.waitForImage();
    shown.addAll(looks(robot));
    robot.interact(() -> desktop.fire("welcome"));
    shown.addAll(looks(robot));

    assertTrue(shown.size() > 500, shown.size() + " texts");
    assertEquals(List.of(), tooPale(theme, shown));
  }

  /// Also those that no window of the test above happens to show, as of a batch that failed.
  @ParameterizedTest
  @EnumSource(ThemeName.class)
  void everyColourOfTextsStandsOutOnEveryPanel(ThemeName theme, FxRobot robot) {
    List<Legibility.Shown> shown = new ArrayList<>();
    robot.interact(
        () -> {
          VBox labels = new VBox();
          for (String text : colours("-fx-text-fill")) {
            boolean onImage = text.startsWith("-lantern-image") || text.startsWith("-lantern-meas");
            for (String panel : onImage ? List.of("-lantern-image-bg") : panels()) {
              Label label = new Label(text + " on " + panel);
              label.setStyle("-fx-text-fill: " + text + "; -fx-background-color: " + panel);
              labels.getChildren().add(label);
            }
          }
          Scene scene = new Scene(labels);
          Stage stage = new Stage();
          stage.setScene(scene);
          Theme of = new Theme(new SimpleObjectProperty<>(theme));
          of.install();
          of.dress(scene);
          stage.show();
          shown.addAll(Legibility.of(scene));
        });

    assertTrue(shown.size() > 40, shown.size() + " pairs");
    assertEquals(List.of(), tooPale(theme, shown));
  }

  /// What texts of any colour lie on.
  private static List<String> panels() {
    return List.of(
        "-color-bg-default", "-color-bg-subtle", "-color-bg-overlay", "-color-accent-subtle");
  }

  /// The looked-up colours that our style sheet gives to a property; those of one state over a fill
  /// of its own are left to the windows.
  private static Set<String> colours(String property) {
    Set<String> colours = new TreeSet<>();
    Pattern.compile(property + ": (-[a-z-]+)[ ;]")
        .matcher(css())
        .results()
        .map(found -> found.group(1))
        .filter(colour -> !colour.equals("-lantern-image-bg"))
        .forEach(colours::add);
    return colours;
  }

  private static String css() {
    try (InputStream css = Objects.requireNonNull(Theme.class.getResourceAsStream("lantern.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Legibility.Shown> tooPale(ThemeName theme, List<Legibility.Shown> shown) {
    double text = theme == ThemeName.HIGH_CONTRAST ? TEXT_HIGH : TEXT;
    return shown.stream()
        .filter(one -> one.ratio() < (one.picture() ? PICTURE : text))
        .distinct()
        .toList();
  }

  private static List<Legibility.Shown> looks(FxRobot robot) {
    Hands.rest();
    List<Legibility.Shown> shown = new ArrayList<>();
    robot.interact(
        () ->
            List.copyOf(Window.getWindows())
                .forEach(window -> shown.addAll(Legibility.of(window.getScene()))));
    return shown;
  }
}
