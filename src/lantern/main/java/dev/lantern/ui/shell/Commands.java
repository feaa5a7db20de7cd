package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.lantern.explain.MethodName;
import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.explanation.MethodWords;
import dev.lantern.ui.help.HelpPage;
import dev.lantern.ui.viewer.RegionBrush;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.ViewerViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// All commands of the main window, by menu.
final class Commands {
  private static final double ZOOM_STEP = 1.25;
  private static final double OPACITY_STEP = 0.1;
  private static final double CUT_STEP = 0.1;
  private static final int PAGE = 10;

  /// The name that a file of measurements is offered.
  private static final String MEASUREMENTS = "measurements.json";

  private final List<Command> file;
  private final List<Command> image;
  private final List<Command> tools;
  private final List<Command> go;
  private final List<Command> measureTools;
  private final List<Command> measureEditing;
  private final List<Command> measureShowing;
  private final List<Command> network;
  private final List<Command> help;
  private final List<Command> methods;
  private final List<Command> region;
  private final Runnable modelCard;
  private final Supplier<Optional<Path>> measurementsTarget;

  /// What the commands do to windows.
  ///
  /// @param main the main window
  /// @param modelCard opens the model card
  /// @param layers opens the window of the network's stages
  /// @param tags opens the window of the file's elements
  /// @param batch opens the batch window
  /// @param help opens what the menu Help offers
  /// @param quit closes all windows
  record Windows(
      Window main,
      Runnable modelCard,
      Runnable layers,
      Runnable tags,
      Runnable batch,
      Help help,
      Runnable quit) {}

  /// What the menu Help opens.
  ///
  /// @param page of the help
  /// @param welcome the first page
  /// @param about version, policy and licences
  record Help(Consumer<HelpPage> page, Runnable welcome, Runnable about) {}

  Commands(ShellViewModel shell, FileChooserPort chooser, Windows windows) {
    ViewerViewModel viewer = shell.viewer();
    measurementsTarget = () -> chooser.chooseTarget(windows.main(), MEASUREMENTS);
    file = fileCommands(shell, chooser, windows);
    image = imageCommands(viewer, shell.patientLocked());
    tools =
        List.of(
            tool("tool-window", KeyCode.W, Material2AL.BRIGHTNESS_6, viewer, Tool.WINDOW),
            tool("tool-zoom", KeyCode.Z, Material2MZ.SEARCH, viewer, Tool.ZOOM),
            tool("tool-pan", KeyCode.G, Material2MZ.PAN_TOOL, viewer, Tool.PAN),
            tool("tool-scroll", KeyCode.S, Material2MZ.SWAP_VERT, viewer, Tool.SCROLL),
            tool("tool-brush", KeyCode.B, Material2AL.BRUSH, viewer, Tool.BRUSH));
    measureTools = MeasureCommands.tools(viewer);
    measureEditing = MeasureCommands.editing(shell.measurements(), shell::undo);
    measureShowing = MeasureCommands.showing(shell.measurements());
    go = goCommands(viewer);
    network = networkCommands(shell, chooser, windows);
    help = helpCommands(shell, windows.help());
    MethodName[] names = MethodName.values();
    methods =
        IntStream.range(0, names.length)
            .mapToObj(place -> method(shell, names[place], place + 1))
            .toList();
    region = regionCommands(viewer.brush());
    this.modelCard = windows.modelCard();
  }

  private List<Command> fileCommands(
      ShellViewModel shell, FileChooserPort chooser, Windows windows) {
    return List.of(
        action(
            "open-files",
            key(KeyCode.O, SHORTCUT_DOWN),
            Material2AL.INSERT_DRIVE_FILE,
            () -> shell.open(chooser.chooseFiles(windows.main()))),
        action(
            "open-folder",
            key(KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.FOLDER_OPEN,
            () ->
                chooser
                    .chooseFolder(windows.main())
                    .ifPresent(folder -> shell.open(List.of(folder)))),
        action("batch", key(KeyCode.B, SHORTCUT_DOWN), Material2MZ.PLAYLIST_PLAY, windows.batch()),
        action("tags", key(KeyCode.I, SHORTCUT_DOWN), Material2AL.LIST_ALT, windows.tags()),
        action(
            "measure-open",
            key(KeyCode.M, SHORTCUT_DOWN),
            Material2AL.FOLDER,
            () -> shell.session().open(chooser.chooseFiles(windows.main()))),
        action(
            "measure-save",
            key(KeyCode.S, SHORTCUT_DOWN),
            Material2MZ.SAVE,
            () -> shell.session().save(measurementsTarget.get())),
        action("close-all", key(KeyCode.W, SHORTCUT_DOWN), Material2AL.CLEAR_ALL, shell::closeAll),
        action("quit", key(KeyCode.Q, SHORTCUT_DOWN), Material2AL.EXIT_TO_APP, windows.quit()));
  }

  private static List<Command> imageCommands(ViewerViewModel viewer, boolean patientLocked) {
    Command patient =
        new Command.Toggle(
            "patient", key(KeyCode.D), Material2MZ.PERM_IDENTITY, viewer.patientShown());
    List<Command> view = viewCommands(viewer);
    return patientLocked ? view : joined(List.of(view, List.of(patient)));
  }

  private static List<Command> viewCommands(ViewerViewModel viewer) {
    return List.of(
        action("fit", key(KeyCode.F), Material2AL.ASPECT_RATIO, viewer::fit),
        action("actual-size", key(KeyCode.N), Material2AL.CROP_FREE, viewer::actualSize),
        action("zoom-in", key(KeyCode.PLUS), Material2MZ.ZOOM_IN, () -> viewer.zoom(ZOOM_STEP)),
        action(
            "zoom-out", key(KeyCode.MINUS), Material2MZ.ZOOM_OUT, () -> viewer.zoom(1 / ZOOM_STEP)),
        action(
            "rotate-left", key(KeyCode.L, SHIFT_DOWN), Material2MZ.ROTATE_LEFT, viewer::rotateLeft),
        action(
            "rotate-right",
            key(KeyCode.R, SHIFT_DOWN),
            Material2MZ.ROTATE_RIGHT,
            viewer::rotateRight),
        action(
            "flip-horizontally",
            key(KeyCode.F, SHIFT_DOWN),
            Material2AL.FLIP,
            viewer::flipHorizontally),
        action(
            "flip-vertically",
            key(KeyCode.V, SHIFT_DOWN),
            Material2MZ.VERTICAL_ALIGN_CENTER,
            viewer::flipVertically),
        new Command.Toggle("invert", key(KeyCode.I), Material2AL.INVERT_COLORS, viewer.inverted()),
        action("reset", key(KeyCode.R), Material2MZ.REFRESH, viewer::reset));
  }

  private static List<Command> goCommands(ViewerViewModel viewer) {
    return List.of(
        action("previous", key(KeyCode.UP), Material2AL.KEYBOARD_ARROW_UP, () -> viewer.scroll(-1)),
        action("next", key(KeyCode.DOWN), Material2AL.KEYBOARD_ARROW_DOWN, () -> viewer.scroll(1)),
        action(
            "page-back",
            key(KeyCode.PAGE_UP),
            Material2AL.ARROW_UPWARD,
            () -> viewer.scroll(-PAGE)),
        action(
            "page-on",
            key(KeyCode.PAGE_DOWN),
            Material2AL.ARROW_DOWNWARD,
            () -> viewer.scroll(PAGE)),
        action("first", key(KeyCode.HOME), Material2AL.FIRST_PAGE, () -> viewer.goTo(0)),
        action(
            "last",
            key(KeyCode.END),
            Material2AL.LAST_PAGE,
            () -> viewer.goTo(viewer.frameCount().get() - 1)),
        new Command.Toggle(
            "cine", key(KeyCode.K), Material2MZ.PLAY_CIRCLE_OUTLINE, viewer.playing()));
  }

  private static List<Command> networkCommands(
      ShellViewModel shell, FileChooserPort chooser, Windows windows) {
    return List.of(
        new Command.Toggle(
            "heatmap", key(KeyCode.H), Material2MZ.WHATSHOT, shell.findings().heatmapOn()),
        action(
            "heatmap-stronger",
            key(KeyCode.CLOSE_BRACKET),
            Material2AL.ADD,
            () -> shell.findings().changeOpacity(OPACITY_STEP)),
        action(
            "heatmap-weaker",
            key(KeyCode.OPEN_BRACKET),
            Material2MZ.REMOVE,
            () -> shell.findings().changeOpacity(-OPACITY_STEP)),
        action(
            "heatmap-cut-higher",
            key(KeyCode.CLOSE_BRACKET, SHIFT_DOWN),
            Material2AL.EXPAND_LESS,
            () -> shell.findings().changeCutOff(CUT_STEP)),
        action(
            "heatmap-cut-lower",
            key(KeyCode.OPEN_BRACKET, SHIFT_DOWN),
            Material2AL.EXPAND_MORE,
            () -> shell.findings().changeCutOff(-CUT_STEP)),
        new Command.Toggle(
            "heatmap-outline", key(KeyCode.O), Material2AL.GESTURE, shell.findings().outline()),
        new Command.Toggle(
            "heatmap-below-threshold",
            key(KeyCode.H, SHIFT_DOWN),
            Material2AL.LAYERS,
            shell.findings().belowThreshold()),
        action("trust", key(KeyCode.T), Material2AL.FACT_CHECK, shell.findings().trust()::check),
        action("layers", key(KeyCode.L), Material2MZ.VIEW_MODULE, windows.layers()),
        new Command.Toggle(
            "read-first",
            key(KeyCode.R, SHORTCUT_DOWN),
            Material2AL.EDIT,
            shell.findings().readFirst()),
        action(
            "export-readings",
            key(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2MZ.SAVE_ALT,
            () -> chooser.chooseFolder(windows.main()).ifPresent(shell.reading()::export)),
        action("model-card", key(KeyCode.M), Material2AL.DESCRIPTION, windows.modelCard()));
  }

  private static List<Command> regionCommands(RegionBrush brush) {
    return List.of(
        action("brush-larger", key(KeyCode.PERIOD), Material2AL.ADD, () -> brush.resize(true)),
        action("brush-smaller", key(KeyCode.COMMA), Material2MZ.REMOVE, () -> brush.resize(false)),
        action("region-clear", key(KeyCode.B, SHIFT_DOWN), Material2AL.CLEAR, brush::clear));
  }

  private static List<Command> helpCommands(ShellViewModel shell, Help help) {
    return List.of(
        action("help", key(KeyCode.F1), Material2AL.HELP, () -> help.page().accept(HelpPage.START)),
        action(
            "help-heatmaps",
            key(KeyCode.F1, SHIFT_DOWN),
            Material2AL.LIGHTBULB,
            () -> help.page().accept(HelpPage.EXPLANATIONS)),
        action(
            "welcome",
            key(KeyCode.F1, SHORTCUT_DOWN, SHIFT_DOWN),
            Material2AL.HOME,
            help.welcome()),
        action("about", key(KeyCode.F1, SHORTCUT_DOWN), Material2AL.INFO, help.about()),
        new Command.Toggle(
            "keys", key(KeyCode.SLASH, SHIFT_DOWN), Material2AL.KEYBOARD, shell.keysShown()));
  }

  private static Command method(ShellViewModel shell, MethodName method, int digit) {
    return new Command.Choice<>(
        MethodWords.command(method),
        key(KeyCode.valueOf("DIGIT" + digit), SHORTCUT_DOWN),
        Material2AL.GRAIN,
        shell.findings().methods().chosen(),
        method);
  }

  static Command tool(String id, KeyCode code, Ikon icon, ViewerViewModel viewer, Tool tool) {
    return new Command.Choice<>(id, key(code), icon, viewer.tool(), tool);
  }

  static Command action(String id, KeyCombination key, Ikon icon, Runnable work) {
    return new Command.Action(id, key, icon, work);
  }

  static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
    return new KeyCodeCombination(code, modifiers);
  }

  /// All of them under the headings of their menus.
  List<KeySheet.Group> groups() {
    return List.of(
        new KeySheet.Group("file", file),
        new KeySheet.Group("image", joined(List.of(image, tools))),
        new KeySheet.Group(
            "measure", joined(List.of(measureTools, measureEditing, measureShowing))),
        new KeySheet.Group("go", go),
        new KeySheet.Group("network", joined(List.of(network, region, methods))),
        new KeySheet.Group("help", help));
  }

  private static List<Command> joined(List<List<Command>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  List<Command> file() {
    return file;
  }

  List<Command> image() {
    return image;
  }

  List<Command> tools() {
    return tools;
  }

  List<Command> measureTools() {
    return measureTools;
  }

  List<Command> measureEditing() {
    return measureEditing;
  }

  List<Command> measureShowing() {
    return measureShowing;
  }

  List<Command> go() {
    return go;
  }

  List<Command> network() {
    return network;
  }

  List<Command> help() {
    return help;
  }

  List<Command> methods() {
    return methods;
  }

  /// What the brush does besides painting.
  List<Command> region() {
    return region;
  }

  /// Asks for the file that measurements are written to.
  Supplier<Optional<Path>> measurementsTarget() {
    return measurementsTarget;
  }

  /// Opens the model card, for the panel's own button.
  Runnable modelCard() {
    return modelCard;
  }
}
