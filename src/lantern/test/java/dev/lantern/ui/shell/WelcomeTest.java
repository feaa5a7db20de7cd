package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.HeaderElement;
import dev.lantern.imaging.ImageSource;
import dev.lantern.pipeline.Interruption;
import dev.lantern.pipeline.OpenedScans;
import dev.lantern.pipeline.Progress;
import dev.lantern.pipeline.SampleScans;
import dev.lantern.pipeline.ScanOpener;
import dev.lantern.pipeline.Workbench;
import dev.lantern.pipeline.Workplace;
import dev.lantern.platform.AppDirectories;
import dev.lantern.platform.Policy;
import dev.lantern.platform.SettingsFile;
import dev.lantern.platform.Sha256;
import dev.lantern.report.BatchJob;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.help.HelpIds;
import dev.lantern.ui.settings.PreferencesViewModel;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.welcome.WelcomeIds;
import dev.lantern.ui.welcome.WelcomePage;
import dev.lantern.ui.welcome.WelcomeViewModel;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The page of a first start.
@ExtendWith(OnScreen.class)
final class WelcomeTest {
  private static final Path ROOT =
      Path.of(System.getProperty("lantern.root", ".")).toAbsolutePath().normalize();

  private final List<List<Path>> opened = new ArrayList<>();
  private final Path folder;
  private Path path;
  private final SettingsFile settings;
  private Optional<Stage> shown = Optional.empty();

  WelcomeTest() throws IOException {
    folder = Files.createTempDirectory("lantern-welcome-");
    path = folder.resolve("settings.json");
    settings = new SettingsFile(path);
  }

  @Start
  void start(Stage stage) {
    shown = Optional.of(stage);
  }

  @AfterEach
  void removeTheFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void whatWasNamedAtTheStartOpensOnceTheNoticeIsAccepted(FxRobot robot) {
    greet(robot, Path.of("named"));
    assertInstanceOf(WelcomePage.class, root());
    assertEquals(List.of(), opened);
    robot.push(KeyCode.ESCAPE);
    robot.clickOn("#" + WelcomeIds.SAMPLES);
    assertInstanceOf(WelcomePage.class, root(), "there is no way around it");

    robot.push(KeyCode.HOME).clickOn("#" + WelcomeIds.ACCEPT);

    assertInstanceOf(MainWindow.class, root());
    OpenDesktop.waitFor(() -> opened.equals(List.of(List.of(Path.of("named")))));
    OpenDesktop.waitFor(() -> settings.read().acceptedNotice() == WelcomeViewModel.NOTICE);
    assertEquals(ViewerIds.CANVAS, stage().getScene().getFocusOwner().getId());
  }

  @Test
  void theKeyboardAcceptsAndGoesOnToAnEmptyWindow(FxRobot robot) {
    greet(robot);
    robot.push(KeyCode.SPACE);
    assertInstanceOf(WelcomePage.class, root(), "nothing waits, so that the samples are offered");
    robot.push(KeyCode.SPACE);

    assertInstanceOf(MainWindow.class, root());
    assertEquals(List.of(), opened);
    OpenDesktop.waitFor(() -> settings.read().acceptedNotice() == WelcomeViewModel.NOTICE);
  }

  @Test
  void decliningEndsTheProgramAndKeepsNothing(FxRobot robot) {
    greet(robot, Path.of("named"));
    robot.push(KeyCode.TAB).push(KeyCode.SPACE);

    assertFalse(stage().isShowing());
    assertEquals(List.of(), opened);
    assertFalse(Files.exists(path));
  }

  @Test
  void saysThatItWillAskAgainWhereTheAcceptanceCannotBeKept(FxRobot robot) throws IOException {
    path = Files.createFile(folder.resolve("file")).resolve("settings.json");
    greet(robot);
    robot.push(KeyCode.SPACE);
    OpenDesktop.waitFor(
        () ->
            robot
                .lookup(
                    "Accepted; but it could not be kept in the settings, and will be asked again.")
                .tryQuery()
                .isPresent());
  }

  @Test
  void closingTheWindowIsNoAcceptance(FxRobot robot) {
    greet(robot);
    robot.interact(
        () -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));

    assertFalse(stage().isShowing());
    assertFalse(Files.exists(path));
  }

  @Test
  void everySampleHasAButton(FxRobot robot) {
    SampleScans samples = SampleScans.beside(ROOT).orElseThrow();
    List<Path> expected =
        Stream.concat(
                samples.real().stream().map(SampleScans.Sample::file), Stream.of(samples.folder()))
            .toList();
    assertEquals(14, expected.size());
    greet(robot);
    assertTrue(sampleButtons(robot).stream().allMatch(Node::isDisabled));
    robot.push(KeyCode.SPACE);

    for (int number = 0; number < expected.size(); number++) {
      ButtonBase button = sampleButtons(robot).get(number);
      robot.interact(button::fire);
      assertInstanceOf(MainWindow.class, root());
      robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F1);
      assertInstanceOf(WelcomePage.class, root());
    }

    OpenDesktop.waitFor(() -> opened.size() == expected.size());
    assertEquals(
        expected, opened.stream().map(List::getFirst).sorted(byPlaceIn(expected)).toList());
  }

  @Test
  void theHelpIsAKeyAwayAndTheKeysOfTheMainWindowAreNot(FxRobot robot) {
    greet(robot);
    robot.push(KeyCode.F1);
    assertTrue(robot.lookup("#" + HelpIds.PAGE).tryQuery().isPresent());
    robot.push(KeyCode.ESCAPE);
    robot.push(KeyCode.CONTROL, KeyCode.O);
    assertEquals(List.of(), opened);
  }

  @Test
  void nothingMovesWhenTheNoticeIsAccepted(FxRobot robot) throws IOException {
    greet(robot);
    Picture.of(stage().getScene()).save(ROOT.resolve("src/lantern/target/screenshots/welcome.png"));
    List<Bounds> before = places();
    robot.push(KeyCode.SPACE);
    assertEquals(before, places());
    assertTrue(before.size() > 20, before::toString);
  }

  /// Whoever changes the notice raises its version: all have to accept what it says now.
  @Test
  void theVersionIsThatOfTheWords() {
    Words words = Words.in(Locale.ENGLISH);
    assertEquals(
        "1 d507456c83c18a0c5f0f83925d34f8ad6c9fa528884a46fd151fe916f868b221",
        WelcomeViewModel.NOTICE
            + " "
            + Sha256.hex(words.of("welcome.notice").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void asksAgainForANewerNotice() throws IOException {
    Files.writeString(path, "{\"acceptedNotice\": " + (WelcomeViewModel.NOTICE - 1) + "}");
    assertFalse(WelcomeViewModel.acceptedBefore(preferences()));
    Files.writeString(path, "{\"acceptedNotice\": " + WelcomeViewModel.NOTICE + "}");
    assertTrue(WelcomeViewModel.acceptedBefore(preferences()));
  }

  private PreferencesViewModel preferences() {
    return new PreferencesViewModel(new TaskRunner(Runnable::run, Runnable::run), settings);
  }

  private void greet(FxRobot robot, Path... named) {
    AppDirectories of = AppDirectories.ofUser();
    var place =
        new Workplace(
            new AppDirectories(path, of.models(), of.logs(), of.cache()),
            List.of(),
            ROOT,
            Policy.none());
    var desktop =
        new OpenDesktop(
            new DesktopServices(
                new NotingOpener(opened),
                Optional.empty(),
                "",
                new BatchJob.Tools(new Workbench(place), Interruption.none()),
                List.of(named)));
    robot.interact(() -> desktop.greet(stage()));
    Hands.rest();
  }

  /// Notes what is to be opened, and finds nothing there.
  private record NotingOpener(List<List<Path>> opened) implements ScanOpener {
    @Override
    public OpenedScans open(List<Path> inputs, Progress progress) {
      opened.add(inputs);
      return new OpenedScans(List.of(), List.of(), false);
    }

    @Override
    public List<HeaderElement> elements(ImageSource source) {
      return List.of();
    }
  }

  private static List<ButtonBase> sampleButtons(FxRobot robot) {
    Parent box = robot.lookup("#" + WelcomeIds.SAMPLES).query();
    return box.getChildrenUnmodifiable().stream().map(ButtonBase.class::cast).toList();
  }

  /// Of everything on the page but the sentence that says what was chosen, in the window.
  private List<Bounds> places() {
    Hands.rest();
    return Stream.of(".welcome-head", ".welcome-key", ".button", ".welcome-section")
        .flatMap(kind -> root().lookupAll(kind).stream())
        .map(node -> Objects.requireNonNull(node.localToScene(node.getLayoutBounds())))
        .toList();
  }

  private static Comparator<Path> byPlaceIn(List<Path> order) {
    return Comparator.comparingInt(order::indexOf);
  }

  private Stage stage() {
    return shown.orElseThrow();
  }

  private Parent root() {
    return stage().getScene().getRoot();
  }
}
