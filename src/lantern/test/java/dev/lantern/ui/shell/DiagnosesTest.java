package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.ImageSource;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.explanation.TrustState;
import dev.lantern.ui.findings.FindingsState;
import dev.lantern.ui.fixture.FixedNetwork;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Diagnoses in several viewports: one at a time in each, and the newest wins.
@ExtendWith(OnScreen.class)
final class DiagnosesTest {
  private final FixedNetwork network = new FixedNetwork();
  private final OpenDesktop desktop =
      new OpenDesktop(Optional.of(network), "chest", "ramp", "ramp two");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  /// The chest is judged in the first viewport; the ramp in the second waits.
  @BeforeEach
  void waitForTheSecond(FxRobot robot) {
    desktop.waitForFindings();
    network.hold("ramp");
    robot.push(KeyCode.ALT, KeyCode.DIGIT2);
    OpenDesktop.waitFor(() -> viewers().size() == 2 && isShown(1, "ramp"));
    robot.push(KeyCode.F6);
    OpenDesktop.waitFor(() -> network.asked().equals(List.of("chest", "ramp")));
    assertInstanceOf(FindingsState.Running.class, state());
  }

  @AfterEach
  void letGo() {
    network.goOn();
  }

  @Test
  void goesOnWhileTheReaderLooksAtAnotherViewport(FxRobot robot) {
    robot.push(KeyCode.F6);
    assertEquals("chest", judged());
    robot.push(KeyCode.F6);
    assertInstanceOf(FindingsState.Running.class, state());
    robot.push(KeyCode.F6);

    network.goOn();
    OpenDesktop.waitFor(() -> desktop.shell().activities().lasting(0).isEmpty());
    assertEquals("chest", judged(), "the panel is about the active viewport");
    robot.push(KeyCode.F6);

    assertEquals("ramp", judged());
    assertEquals(List.of("chest", "ramp"), network.asked(), "each was judged once");
  }

  @Test
  void isShownWhenItEndsWhileItsViewportIsTheActiveOneAgain(FxRobot robot) {
    robot.push(KeyCode.F6).push(KeyCode.F6);

    network.goOn();

    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Judged);
    assertEquals("ramp", judged());
    assertEquals(List.of("chest", "ramp"), network.asked());
  }

  @Test
  void theNewerImageOfAViewportDropsItsOlder(FxRobot robot) {
    desktop.open(robot, "ramp two");
    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Judged);
    network.goOn();
    robot.clickOn("Series ramp");
    OpenDesktop.waitFor(() -> isShown(1, "ramp") && state() instanceof FindingsState.Judged);

    assertEquals(List.of("chest", "ramp", "ramp two", "ramp"), network.asked());
  }

  @Test
  void escStopsItAndTheOtherViewportKeepsItsAnswer(FxRobot robot) {
    robot.push(KeyCode.F6).push(KeyCode.ESCAPE);
    assertEquals("chest", judged());
    assertTrue(desktop.shell().activities().lasting(0).isEmpty());
  }

  @Test
  void escStopsTheWorkOfTheActiveViewportBeforeThatOfTheOther(FxRobot robot) {
    robot.push(KeyCode.F6).push(KeyCode.T);
    OpenDesktop.waitFor(() -> trust() instanceof TrustState.Running);

    robot.push(KeyCode.ESCAPE);
    assertInstanceOf(TrustState.Ready.class, trust());
    assertEquals(List.of("The network is looking"), labels(), "the other viewport's goes on");

    robot.push(KeyCode.F6);
    assertInstanceOf(FindingsState.Running.class, state());
    robot.push(KeyCode.ESCAPE);
    assertInstanceOf(FindingsState.Stopped.class, state());
    assertEquals(List.of(), labels());
  }

  private TrustState trust() {
    return desktop.shell().findings().trust().state().get();
  }

  private List<String> labels() {
    return desktop.shell().activities().lasting(0).map(Activity::label).stream().toList();
  }

  @Test
  void whatAnotherNetworkBeganIsDroppedInEveryViewport(FxRobot robot) {
    robot.push(KeyCode.F6);
    robot.interact(() -> desktop.preferences().network().set(Optional.of("us-fixture")));
    network.goOn();
    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Refused);
    robot.push(KeyCode.F6);

    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Refused);
    assertEquals(List.of("chest", "ramp", "chest", "ramp"), network.asked());
  }

  @Test
  void mapsOfAnotherNetworkGoFromHiddenViewportsToo(FxRobot robot) {
    network.goOn();
    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Judged);
    List<ViewerViewModel> both = viewers();
    assertEquals(List.of(true, true), mapped(both));
    robot.push(KeyCode.ALT, KeyCode.ENTER);
    OpenDesktop.waitFor(() -> viewers().size() == 1);
    assertEquals(List.of(true, true), mapped(both));

    robot.interact(() -> desktop.preferences().network().set(Optional.of("us-fixture")));

    assertEquals(List.of(false, false), mapped(both));
  }

  @Test
  void aMapDoesNotStayOnTheNextImageOfAViewportThatIsNotTheActiveOne(FxRobot robot) {
    network.goOn();
    robot.interact(() -> desktop.shell().open(List.of(Path.of("axial"))));
    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Judged && isShown(1, "axial0"));
    robot.push(KeyCode.F6);
    assertEquals(List.of(true, true), mapped(viewers()));

    robot.interact(() -> viewers().get(1).scroll(1));

    OpenDesktop.waitFor(() -> isShown(1, "axial1"));
    assertEquals(List.of(true, false), mapped(viewers()));
  }

  @Test
  void theVerdictGoesWithItsImageWhereTheNextCannotBeShown(FxRobot robot) {
    network.goOn();
    OpenDesktop.waitFor(() -> state() instanceof FindingsState.Judged);

    robot.interact(() -> desktop.shell().open(List.of(Path.of("unreadable"))));

    OpenDesktop.waitFor(() -> desktop.shell().message().get().isPresent());
    assertInstanceOf(FindingsState.Idle.class, state());
    assertEquals(List.of(true, false), mapped(viewers()));
  }

  private static List<Boolean> mapped(List<ViewerViewModel> viewers) {
    Hands.rest();
    return viewers.stream().map(one -> one.heatmap().get().isPresent()).toList();
  }

  private List<ViewerViewModel> viewers() {
    return desktop.shell().viewports().visible().get();
  }

  private boolean isShown(int place, String name) {
    return viewers()
        .get(place)
        .shown()
        .get()
        .filter(now -> name(now.image().source()).equals(name))
        .isPresent();
  }

  private FindingsState state() {
    Hands.rest();
    return desktop.shell().findings().state().get();
  }

  private String judged() {
    return name(assertInstanceOf(FindingsState.Judged.class, state()).outcome().source());
  }

  private static String name(ImageSource source) {
    return String.valueOf(source.file().getFileName());
  }
}
