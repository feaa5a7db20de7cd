package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.imaging.FrameRenderer;
import dev.lantern.imaging.Interpolation;
import dev.lantern.imaging.Viewport;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.fixture.Picture;
import dev.lantern.ui.studies.SeriesDrag;
import dev.lantern.ui.studies.SeriesItem;
import dev.lantern.ui.studies.StudiesView;
import dev.lantern.ui.studies.Thumbnail;
import dev.lantern.ui.viewer.ShownFrame;
import dev.lantern.ui.viewer.ViewerIds;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewports.Layout;
import dev.lantern.ui.viewports.ViewportIds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The tree of patients, studies and series.
@ExtendWith(OnScreen.class)
final class StudiesTest {
  private final OpenDesktop desktop = new OpenDesktop("earlier", "axial", "ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @Test
  void listsTheLatestStudyFirst(FxRobot robot) {
    desktop.waitForImage();

    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 2 studies",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image",
            "2025-01-02, CT · Thorax",
            "Series earlier0, CT · 6 images"),
        lines(robot));
  }

  /// The middle one of six slices, each of one value.
  @Test
  void aThumbnailIsTheMiddleOfItsSeriesThroughItsWindow(FxRobot robot) {
    desktop.waitForImage();
    OpenDesktop.waitFor(
        () ->
            desktop.shell().studies().items().stream()
                .allMatch(item -> item.thumbnail().get().isPresent()));

    int[] ramp = thumbnail(robot, "Series ramp, DX · 1 image");
    robot.interact(() -> desktop.shell().studies().selected().set(item("ramp")));
    OpenDesktop.waitFor(() -> shown().equals("memory/ramp"));
    ShownFrame frame = desktop.viewer().shown().get().orElseThrow();
    assertArrayEquals(
        OpenDesktop.rendered(
            new FrameRenderer(frame.frame(), frame.display(), 12),
            new FrameRenderer.Settings(frame.ownWindow(), false, Interpolation.SMOOTH),
            Viewport.fit(
                Thumbnail.SIDE,
                Thumbnail.SIDE,
                frame.frame().columns(),
                frame.frame().rows(),
                frame.display().spacing().aspect())),
        ramp);
    int[] earlier = thumbnail(robot, "Series earlier0, CT · 6 images");
    robot.interact(() -> desktop.shell().studies().selected().set(item("earlier0")));
    OpenDesktop.waitFor(() -> shown().equals("memory/earlier0"));
    robot.interact(() -> desktop.viewer().goTo(3));
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 3);
    int middle = Thumbnail.SIDE / 2 * (Thumbnail.SIDE + 1);
    assertEquals(middle(desktop.canvas(robot)), earlier[middle]);
  }

  /// The third of four slices that come twice.
  @Test
  void aThumbnailIsTheMiddleOfAVolume(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().open(List.of(Path.of("timed"))));
    OpenDesktop.waitFor(() -> shown().equals("memory/timed0"));
    OpenDesktop.waitFor(() -> item("timed0").orElseThrow().thumbnail().get().isPresent());

    int[] timed = thumbnail(robot, "Series timed0, CT · 8 images");
    robot.interact(() -> desktop.viewer().goTo(2));
    OpenDesktop.waitFor(() -> desktop.viewer().shown().get().orElseThrow().position() == 2);

    assertEquals(middle(desktop.canvas(robot)), timed[Thumbnail.SIDE / 2 * (Thumbnail.SIDE + 1)]);
  }

  private static int middle(Picture picture) {
    return picture.at(picture.width() / 2, picture.height() / 2);
  }

  private Optional<SeriesItem> item(String name) {
    return desktop.shell().studies().items().stream()
        .filter(item -> item.series().images().getFirst().source().name().equals("memory/" + name))
        .findFirst();
  }

  /// What is drawn in a line.
  private static int[] thumbnail(FxRobot robot, String line) {
    TreeCell<?> cell =
        robot.lookup(".tree-cell").queryAllAs(TreeCell.class).stream()
            .filter(one -> line.equals(one.getAccessibleText()))
            .findFirst()
            .orElseThrow();
    Image image = ((ImageView) cell.lookup(".image-view")).getImage();
    int[] argb = new int[Thumbnail.SIDE * Thumbnail.SIDE];
    image
        .getPixelReader()
        .getPixels(
            0,
            0,
            Thumbnail.SIDE,
            Thumbnail.SIDE,
            PixelFormat.getIntArgbInstance(),
            argb,
            0,
            Thumbnail.SIDE);
    return argb;
  }

  @Test
  void hidesThePatientWithTheKeyThatHidesHimOnTheImage(FxRobot robot) {
    desktop.waitForImage();

    robot.push(KeyCode.D);

    assertEquals(
        List.of(
            "Patient hidden, 2 studies",
            "CT, DX · CHEST, 11 images",
            "1 · CHEST · PA, CT · 10 images",
            "1 · CHEST · PA, DX · 1 image",
            "CT · CHEST, 6 images",
            "1 · CHEST · PA, CT · 6 images"),
        lines(robot));

    robot.push(KeyCode.D);

    assertTrue(lines(robot).contains("2026-01-02, CT, DX · Thorax"), lines(robot).toString());
  }

  @Test
  void whatIsFoldedStaysFoldedWhenMoreIsOpened(FxRobot robot) {
    desktop.waitForImage();
    TreeView<?> tree = tree(robot);
    robot.interact(() -> tree.getTreeItem(4).setExpanded(false));
    assertEquals(5, lines(robot).size());

    robot.interact(() -> desktop.shell().open(List.of(Path.of("stack"))));

    OpenDesktop.waitFor(() -> desktop.shell().studies().items().size() == 4);
    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 2 studies",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image",
            "Series stack, DX · 1 image, 9 frames",
            "2025-01-02, CT · Thorax"),
        lines(robot));
  }

  @Test
  void isWalkedThroughByKeys(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> tree(robot).requestFocus());

    robot.push(KeyCode.HOME);
    assertEquals("memory/earlier0", shown(), "a heading opens nothing");
    robot.push(KeyCode.DOWN).push(KeyCode.DOWN);

    OpenDesktop.waitFor(() -> shown().equals("memory/axial0"));
  }

  @Test
  void aSeriesIsDraggedToAViewport(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().viewports().layout().set(Layout.PAIR));

    robot.interact(
        () ->
            Drop.on(
                robot.lookup("#" + ViewportIds.VIEWPORT + "1 #" + ViewerIds.CANVAS).query(),
                SeriesDrag.content(2)));

    OpenDesktop.waitFor(() -> shown().equals("memory/ramp"));
    assertEquals(
        List.of("memory/earlier0", "memory/ramp"),
        desktop.shell().viewports().visible().get().stream()
            .map(one -> one.series().get().orElseThrow().images().getFirst().source().name())
            .toList());
  }

  @Test
  void whatIsOfAListedSeriesJoinsItSortedByPlace(FxRobot robot) {
    desktop.waitForImage();

    robot.interact(() -> desktop.shell().open(List.of(Path.of("longer"))));

    OpenDesktop.waitFor(() -> shown().equals("memory/axial8"));
    assertTrue(lines(robot).contains("Series axial0, CT · 13 images"), lines(robot).toString());
    assertEquals(3, desktop.shell().studies().items().size());
    assertEquals(
        IntStream.range(0, 13).mapToObj(n -> "memory/axial" + n).toList(),
        desktop.viewer().series().get().orElseThrow().images().stream()
            .map(image -> image.source().name())
            .toList());
  }

  @Test
  void whatIsOpenedAgainIsNewInEveryViewportAndClosesWithItsStudy(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().viewports().layout().set(Layout.PAIR));
    OpenDesktop.waitFor(() -> shownIn(1).equals("memory/axial0"));
    robot.interact(() -> viewers().get(1).goTo(2));
    OpenDesktop.waitFor(() -> shownIn(1).equals("memory/axial2"));

    robot.interact(() -> desktop.shell().open(List.of(Path.of("earlier"), Path.of("longer"))));

    OpenDesktop.waitFor(
        () -> viewers().get(1).frameCount().get() == 13 && shownIn(1).equals("memory/axial2"));
    robot.interact(() -> desktop.shell().viewports().activate(viewers().get(1)));
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    OpenDesktop.waitFor(() -> desktop.shell().studies().items().size() == 1);
    assertEquals(
        List.of(true, false),
        viewers().stream().map(one -> one.series().get().isPresent()).toList());
  }

  private List<ViewerViewModel> viewers() {
    return desktop.shell().viewports().visible().get();
  }

  private String shownIn(int place) {
    Hands.rest();
    return viewers().get(place).shown().get().map(now -> now.image().source().name()).orElse("");
  }

  @Test
  void closesTheStudyOnTheScreenAndNoOther(FxRobot robot) {
    desktop.waitForImage();
    robot.interact(() -> desktop.shell().viewports().layout().set(Layout.PAIR));
    OpenDesktop.waitFor(() -> shown().equals("memory/earlier0"));

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);

    OpenDesktop.waitFor(() -> shown().equals("memory/ramp"));
    assertEquals(
        List.of(
            "Doe^Jane, P-1 · 1 study",
            "2026-01-02, CT, DX · Thorax",
            "Series axial0, CT · 10 images",
            "Series ramp, DX · 1 image"),
        lines(robot));

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);

    OpenDesktop.waitFor(() -> desktop.shell().studies().items().isEmpty());
    assertEquals("", shown());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    assertEquals("", shown(), "nothing is left to close");
  }

  private static TreeView<?> tree(FxRobot robot) {
    Hands.rest();
    return robot.lookup("#" + StudiesView.TREE).query();
  }

  /// What a screen reader would say of each line that has one.
  private static List<String> lines(FxRobot robot) {
    int count = tree(robot).getExpandedItemCount();
    return IntStream.range(0, count)
        .mapToObj(
            index ->
                robot.lookup(".tree-cell").queryAllAs(TreeCell.class).stream()
                    .filter(cell -> cell.getIndex() == index)
                    .findFirst()
                    .orElseThrow()
                    .getAccessibleText())
        .toList();
  }

  private String shown() {
    Hands.rest();
    return desktop.viewer().shown().get().map(now -> now.image().source().name()).orElse("");
  }
}
