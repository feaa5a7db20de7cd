package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.Turn;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.studies.SeriesItem;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.ViewerView;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.Layout;
import dev.lantern.ui.viewports.ViewportIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Several viewports: which series they show, which is active, and what goes together.
@ExtendWith(OnScreen.class)
final class ViewportsTest {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final OpenDesktop desktop =
      new OpenDesktop("axial", "thin", "sagittal", "earlier", "ramp", "stack");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void aLargerLayoutShowsTheNextSeriesAndASmallerOneKeepsTheActive(FxRobot robot) {
    layout(robot, KeyCode.DIGIT5, 4);
    assertEquals(List.of("axial0", "thin0", "sagittal0", "ramp"), names());
    assertEquals(List.of(true, false, false, false), active(robot));

    click(robot, 2);
    assertEquals(List.of(false, false, true, false), active(robot));
    assertEquals(
        Optional.of("sagittal0"), selected().map(SeriesItem::series).map(ViewportsTest::name));

    layout(robot, KeyCode.DIGIT1, 1);
    assertEquals(List.of("sagittal0"), names());

    layout(robot, KeyCode.DIGIT2, 2);
    assertEquals(List.of("sagittal0", "axial0"), names());
  }

  @Test
  void theListOpensInTheActiveViewport(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.push(KeyCode.F6);

    robot.clickOn("Series ramp");

    OpenDesktop.waitFor(() -> names().equals(List.of("axial0", "ramp")));
    assertEquals("Thorax\nSeries ramp", label(robot, 1, ViewerIds.TOP_RIGHT).substring(0, 18));
  }

  @Test
  void commandsAreTheActiveOnes(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    Picture before = canvas(robot, 0);
    click(robot, 1);

    robot.push(KeyCode.I).push(KeyCode.SHIFT, KeyCode.R).push(KeyCode.END);
    waitForFrames();

    assertArrayEquals(before.argb(), canvas(robot, 0).argb());
    assertEquals(List.of(0, 25), positions());
    assertTrue(viewer(1).look().inverted().get());
    assertFalse(viewer(0).look().inverted().get());
    assertEquals(new Turn(1, false), viewer(1).turn().get());

    click(robot, 0);
    robot.push(KeyCode.I);
    assertTrue(viewer(0).look().inverted().get(), "the switch follows the active viewport");
    assertTrue(viewer(1).look().inverted().get());
  }

  @Test
  void linkedScrollFindsTheSamePlace(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.push(KeyCode.ALT, KeyCode.S);

    robot.push(KeyCode.DOWN);
    // 105 mm lies between 104 and 106: the first of the two.
    assertEquals(List.of(1, 2), positions());
    robot.push(KeyCode.END);
    // 145 mm.
    assertEquals(List.of(9, 22), positions());

    click(robot, 1);
    robot.push(KeyCode.HOME);
    assertEquals(List.of(0, 0), positions());
    waitForFrames();
    int at = canvas(robot, 0).width() / 2;
    assertEquals(0xff000000, canvas(robot, 0).at(at, canvas(robot, 0).height() / 2));
  }

  @Test
  void anotherStudyGoesAsFarFromWhereTheTwoWerePut(FxRobot robot) {
    show(robot, "axial", "earlier");
    robot.interact(() -> viewer(1).goTo(2));
    robot.push(KeyCode.ALT, KeyCode.S);

    robot.interact(() -> viewer(0).goTo(4));
    // 20 mm on: two slices of 10 mm.
    assertEquals(List.of(4, 4), positions());
    robot.interact(() -> viewer(0).goTo(9));
    assertEquals(List.of(9, 5), positions(), "45 mm on would be beyond the end");
    robot.interact(() -> viewer(0).goTo(2));
    assertEquals(List.of(2, 3), positions(), "the end has not moved them against each other");

    robot.interact(() -> viewer(1).goTo(0));
    robot.interact(() -> viewer(0).goTo(6));
    assertEquals(List.of(6, 2), positions(), "the reader has put them together anew");
  }

  @Test
  void planesThatCrossDoNotScrollTogetherButSayWhereTheyMeet(FxRobot robot) {
    show(robot, "axial", "sagittal");
    robot.push(KeyCode.ALT, KeyCode.S);
    robot.interact(() -> viewer(0).goTo(4));
    waitForFrames();
    assertEquals(List.of(4, 0), positions());

    // z = 120 mm is 40 mm below the middle of the first row.
    Turn.Point from = viewer(1).toScreen(new Turn.Point(5, 40.5));
    Turn.Point to = viewer(1).toScreen(new Turn.Point(95, 40.5));
    Picture picture = canvas(robot, 1);
    long marked =
        IntStream.range((int) from.x(), (int) to.x())
            .filter(x -> orange(picture.at(x, (int) from.y())))
            .count();
    assertTrue(marked > (to.x() - from.x()) / 3, marked + " of the dashes");
    assertFalse(crossReference(robot, 0).isVisible(), "not on the active one itself");

    robot.interact(() -> viewer(0).goTo(0));
    waitForFrames();
    Picture next = canvas(robot, 1);
    assertFalse(
        IntStream.range((int) from.x(), (int) to.x())
            .anyMatch(x -> orange(next.at(x, (int) from.y()))));

    robot.push(KeyCode.ALT, KeyCode.X);
    assertFalse(crossReference(robot, 1).isVisible());
  }

  @Test
  void framesWithoutAPlaceGoTogetherByNumber(FxRobot robot) {
    show(robot, "axial", "stack");
    robot.interact(() -> viewer(1).goTo(3));
    robot.push(KeyCode.ALT, KeyCode.S);

    robot.interact(() -> viewer(0).goTo(2));
    assertEquals(List.of(2, 5), positions());
  }

  @Test
  void linkedPlacementShowsTheSamePlaceInTheSameSize(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.push(KeyCode.ALT, KeyCode.Z);

    robot.interact(() -> viewer(0).zoom(3, 100, 120));
    for (Turn.Point place : List.of(new Turn.Point(20, 20), new Turn.Point(70, 60))) {
      assertEquals(viewer(0).toScreen(place), viewer(1).toScreen(place));
    }

    click(robot, 1);
    robot.interact(() -> viewer(1).pan(30, -10));
    assertEquals(
        viewer(1).toScreen(new Turn.Point(20, 20)), viewer(0).toScreen(new Turn.Point(20, 20)));

    robot.push(KeyCode.ALT, KeyCode.Z);
    Turn.Point before = viewer(0).toScreen(new Turn.Point(20, 20));
    robot.interact(() -> viewer(1).pan(30, -10));
    assertEquals(before, viewer(0).toScreen(new Turn.Point(20, 20)));
  }

  @Test
  void imagesOfAnotherSpacingAreShownInTheSameSize(FxRobot robot) {
    show(robot, "axial", "ramp");
    robot.push(KeyCode.ALT, KeyCode.Z);

    robot.interact(() -> viewer(0).zoom(2, 100, 120));

    // 0.5 mm a column beside 0.2 mm.
    assertEquals(
        viewer(0).viewport().get().zoom() / 0.5, viewer(1).viewport().get().zoom() / 0.2, 1e-9);
  }

  @Test
  void linkedWindowsAreThoseOfTheReaderAndOfTheModality(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.interact(() -> viewer(1).goTo(10));
    waitForFrames();
    int own = middle(robot, 1);

    robot.push(KeyCode.ALT, KeyCode.W);
    assertEquals(own, middle(robot, 1), "the file's window stays its own");

    robot.interact(() -> viewer(0).dragWindow(0, -100));
    assertEquals(viewer(0).window(), viewer(1).window());
    // 400 under 695.3125/1000.
    assertEquals(0xff343434, middle(robot, 1), 0x010101);

    show(robot, "axial", "ramp");
    var before = viewer(1).window();
    robot.interact(() -> viewer(0).dragWindow(0, 50));
    assertEquals(before, viewer(1).window(), "a radiograph has other values");
  }

  @Test
  void aDoubleClickGivesTheWholeRoomAndTakesItBack(FxRobot robot) {
    layout(robot, KeyCode.DIGIT5, 4);
    Pointer.to(robot, query(1, ViewerIds.CANVAS), new Point2D(50, 50));

    robot.doubleClickOn(MouseButton.PRIMARY);
    assertEquals(List.of("thin0"), names());

    Pointer.to(robot, query(0, ViewerIds.CANVAS), new Point2D(50, 50));
    robot.doubleClickOn(MouseButton.PRIMARY);
    assertEquals(List.of("axial0", "thin0", "sagittal0", "ramp"), names());

    robot.push(KeyCode.ALT, KeyCode.ENTER);
    assertEquals(List.of("thin0"), names());
  }

  @Test
  void aMeasurementIsDrawnInItsViewportAlone(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    Picture before = canvas(robot, 0);
    click(robot, 1);

    robot.push(KeyCode.U);
    Pointer.to(robot, query(1, ViewerIds.CANVAS), screen(1, 20, 20));
    robot.press(MouseButton.PRIMARY);
    Pointer.to(robot, query(1, ViewerIds.CANVAS), screen(1, 60, 20));
    robot.release(MouseButton.PRIMARY);

    assertEquals(1, desktop.shell().measurements().all().get().size());
    assertArrayEquals(before.argb(), canvas(robot, 0).argb());
    assertEquals(Tool.LENGTH, viewer(0).tool().get(), "the tool is that of all viewports");
  }

  @Test
  void setsTheSeriesBesideThatOfAnEarlierStudy(FxRobot robot) {
    robot.push(KeyCode.ALT, KeyCode.P);
    waitForFrames();

    assertEquals(List.of("axial0", "earlier0"), names());
    assertEquals(List.of(true, false), active(robot));

    click(robot, 1);
    robot.push(KeyCode.ALT, KeyCode.P);
    assertEquals(
        "No earlier study of this patient is open.",
        desktop.shell().message().get().orElseThrow().headline());
  }

  @Test
  void keepsHowTheReaderSeesTheActiveImage(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.interact(() -> viewer(1).open(viewer(0).series().get().orElseThrow()));
    waitForFrames();
    click(robot, 1);
    robot.push(KeyCode.PLUS).push(KeyCode.PLUS);
    double zoom = viewer(1).viewport().get().zoom();

    robot.push(KeyCode.ALT, KeyCode.P);
    waitForFrames();

    assertEquals(List.of("axial0", "earlier0"), names());
    assertEquals(zoom, viewer(0).viewport().get().zoom());
    assertEquals(List.of(true, false), active(robot));
  }

  @Test
  void setsThemSideBySideWhereOneHadTheWholeRoom(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);
    robot.push(KeyCode.ALT, KeyCode.ENTER);
    OpenDesktop.waitFor(() -> viewers().size() == 1);

    robot.push(KeyCode.ALT, KeyCode.P);
    waitForFrames();

    assertEquals(List.of("axial0", "earlier0"), names());
  }

  @Test
  void closingClosesThemAll(FxRobot robot) {
    layout(robot, KeyCode.DIGIT2, 2);

    robot.push(KeyCode.CONTROL, KeyCode.W);

    assertEquals(List.of("", ""), names());
    desktop.willChoose("ramp");
    robot.push(KeyCode.CONTROL, KeyCode.O);
    OpenDesktop.waitFor(() -> names().equals(List.of("ramp", "")));
  }

  /// By keys, with Alt and a digit.
  private void layout(FxRobot robot, KeyCode digit, int viewports) {
    desktop.waitForImage();
    robot.push(KeyCode.ALT, digit);
    OpenDesktop.waitFor(() -> viewers().size() == viewports);
    waitForFrames();
  }

  private void show(FxRobot robot, String left, String right) {
    desktop.waitForImage();
    robot.interact(
        () -> {
          desktop.shell().viewports().layout().set(Layout.PAIR);
          desktop.shell().openIn(viewer(1), item(right));
          desktop.shell().openIn(viewer(0), item(left));
        });
    waitForFrames();
  }

  private SeriesItem item(String name) {
    return desktop.shell().studies().items().stream()
        .filter(one -> name(one).startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  private void waitForFrames() {
    OpenDesktop.waitFor(
        () ->
            viewers().stream()
                .filter(one -> one.series().get().isPresent())
                .allMatch(
                    one ->
                        one.shown()
                            .get()
                            .filter(now -> now.position() == one.position().get())
                            .isPresent()));
  }

  private List<ViewerViewModel> viewers() {
    return desktop.shell().viewports().visible().get();
  }

  private ViewerViewModel viewer(int place) {
    return viewers().get(place);
  }

  /// Of the first images of the series that are seen.
  private List<String> names() {
    Hands.rest();
    return viewers().stream()
        .map(one -> one.series().get().map(ViewportsTest::name).orElse(""))
        .toList();
  }

  private static String name(SeriesItem item) {
    return name(item.series());
  }

  private static String name(Series series) {
    return String.valueOf(series.images().getFirst().source().file().getFileName());
  }

  private Optional<SeriesItem> selected() {
    return desktop.shell().studies().selected().get();
  }

  private List<Integer> positions() {
    Hands.rest();
    return viewers().stream().map(one -> one.position().get()).toList();
  }

  private List<Boolean> active(FxRobot robot) {
    Hands.rest();
    return IntStream.range(0, viewers().size())
        .mapToObj(
            place ->
                robot
                    .lookup("#" + ViewportIds.VIEWPORT + place)
                    .<ViewerView>query()
                    .getPseudoClassStates()
                    .contains(ACTIVE))
        .toList();
  }

  private static String query(int place, String id) {
    return "#" + ViewportIds.VIEWPORT + place + " #" + id;
  }

  private static void click(FxRobot robot, int place) {
    Pointer.to(robot, query(place, ViewerIds.CANVAS), new Point2D(60, 60));
    robot.press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
  }

  private Point2D screen(int place, double column, double row) {
    Turn.Point at = viewer(place).toScreen(new Turn.Point(column, row));
    return new Point2D(at.x(), at.y());
  }

  private static Picture canvas(FxRobot robot, int place) {
    return Picture.of(robot.lookup(query(place, ViewerIds.CANVAS)).query());
  }

  private static int middle(FxRobot robot, int place) {
    Picture picture = canvas(robot, place);
    return picture.at(picture.width() / 2, picture.height() / 2);
  }

  private static Node crossReference(FxRobot robot, int place) {
    Hands.rest();
    return robot.lookup(query(place, ViewerIds.CROSS_REFERENCE)).query();
  }

  private static String label(FxRobot robot, int place, String id) {
    Hands.rest();
    return robot.lookup(query(place, id)).queryLabeled().getText();
  }

  private static boolean orange(int argb) {
    return (argb >> 16 & 0xff) > 0xc0 && (argb & 0xff) < 0x80;
  }
}
