package dev.lantern.ui.shell;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.CommandControls;
import dev.lantern.ui.controls.CommandMenu;
import dev.lantern.ui.controls.DropTarget;
import dev.lantern.ui.controls.HeldKeys;
import dev.lantern.ui.controls.MessageBanner;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.findings.FindingsView;
import dev.lantern.ui.findings.SeriesStrip;
import dev.lantern.ui.findings.WithoutView;
import dev.lantern.ui.measure.MeasureLayer;
import dev.lantern.ui.measure.MeasurementsView;
import dev.lantern.ui.measure.MeasurementsViewModel;
import dev.lantern.ui.measure.UnsavedBanner;
import dev.lantern.ui.studies.SeriesDrag;
import dev.lantern.ui.studies.StudiesView;
import dev.lantern.ui.viewer.ViewerView;
import dev.lantern.ui.viewer.ViewerViewModel;
import dev.lantern.ui.viewer.WindowMenu;
import dev.lantern.ui.viewports.ViewportsView;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The main window: series on the left, the image in the middle, findings on the right.
final class MainWindow extends BorderPane {
  private static final double SIDE_WIDTH = 260;
  private static final double FINDINGS_WIDTH = 320;

  /// Commands of the menu File that open scans: they come first.
  private static final int OPENING = 3;

  /// Those of the menu File that have a button.
  private static final Set<String> TOOLS = Set.of("open-files", "open-folder", "batch");

  private final Words words;
  private final Commands commands;
  private final CommandControls controls;
  private final ViewportsView viewports;
  private final WindowMenu windows;
  private final LookMenu look;
  private final List<Double> dividers;
  private final SplitPane panels;
  private boolean divided;
  private boolean touched;
  private double laidFor;

  /// @param dividers between the panels, as parts of the width; empty for those of a first start
  MainWindow(
      Words words,
      ShellViewModel shell,
      Commands commands,
      CommandControls controls,
      List<Double> dividers) {
    this.words = words;
    this.dividers = List.copyOf(dividers);
    this.commands = commands;
    this.controls = controls;
    getStyleClass().add("main-window");
    viewports = new ViewportsView(shell.viewports(), viewer -> viewerView(shell, viewer));
    windows = new WindowMenu(words, controls, shell.viewports().active());
    look = new LookMenu(words, controls, shell.viewports().active(), commands);
    MenuBar menus = menuBar();
    MenuKeys.install(menus, controls);
    HeldKeys.install(this, controls, commands.held());
    setTop(new VBox(menus, toolBar()));
    panels = center(shell);
    setCenter(
        new StackPane(
            panels,
            new KeySheet(
                words,
                controls,
                commands.groups(),
                shell.keysShown(),
                shell.view().upBrightens())));
    setBottom(new VBox(new ResearchBanner(words), statusBar(shell)));
    DropTarget.install(this, shell::open);
    addEventFilter(InputEvent.ANY, event -> touched |= used(event));
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                scene.addPostLayoutPulseListener(this::layDividers);
              }
            });
    // A filter: lists and fields keep Esc to themselves.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && shell.stepBack()) {
            event.consume();
          }
        });
    // Where ? is no shifted slash, the accelerator would not hear it.
    addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if (event.getCharacter().equals("?") && questionMarkAsks()) {
            shell.keysShown().set(true);
          }
        });
  }

  private static boolean used(InputEvent event) {
    return event.getEventType() == KeyEvent.KEY_PRESSED
        || event.getEventType() == MouseEvent.MOUSE_PRESSED;
  }

  private boolean questionMarkAsks() {
    return commands.help().stream()
        .filter(command -> command.id().equals("keys"))
        .anyMatch(command -> controls.key(command).equals(command.key().getDisplayText()));
  }

  private ViewerView viewerView(ShellViewModel shell, ViewerViewModel viewer) {
    ViewerView view =
        new ViewerView(words, viewer, new MeasureLayer(words, viewer, shell.measurements()));
    SeriesDrag.accept(view, shell.studies(), item -> shell.openIn(viewer, item));
    return view;
  }

  /// Moves the keyboard to the image.
  void focusImage() {
    viewports.focusImage();
  }

  private void focusImageIf(boolean wanted) {
    if (wanted) {
      viewports.focusImage();
    }
  }

  /// Between the panels, as parts of the width.
  List<Double> dividers() {
    return DoubleStream.of(panels.getDividerPositions()).boxed().toList();
  }

  private MenuBar menuBar() {
    return new MenuBar(
        fileMenu(),
        imageMenu(),
        menu("layout", commands.layouts(), commands.viewports(), commands.links()),
        measureMenu(),
        menu("go", commands.go()),
        networkMenu(),
        menu("reading", commands.reading()),
        menu("help", commands.help()));
  }

  /// What was opened before stands below what opens it again.
  private Menu fileMenu() {
    Menu menu = menu("file", commands.file());
    menu.getItems().add(OPENING, commands.recent().menu());
    return menu;
  }

  private Menu imageMenu() {
    Menu menu =
        menu("image", commands.image(), commands.sizes(), commands.tools(), commands.drawing());
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(), windows.menu(), look.steps(), look.colours(), look.filters());
    return menu;
  }

  private Menu measureMenu() {
    Menu menu =
        menu(
            "measure",
            commands.measureTools(),
            commands.measureEditing(),
            commands.measureShowing());
    menu.getItems()
        .add(
            commands.measureTools().size(),
            menu("without-mouse", commands.measurePointing(), commands.measureHolding()));
    return menu;
  }

  private Menu networkMenu() {
    Menu menu = menu("network", commands.network(), commands.region());
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            menu("heatmap-methods", commands.methods()),
            menu("heatmap-colours", commands.heatmapColours()));
    return menu;
  }

  @SafeVarargs
  private Menu menu(String id, List<Command>... groups) {
    Menu menu = new Menu(words.of("menu." + id));
    menu.setId("menu-" + id);
    for (List<Command> group : groups) {
      if (!menu.getItems().isEmpty()) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      List<MenuItem> items = group.stream().map(controls::item).toList();
      menu.getItems().addAll(items);
    }
    return menu;
  }

  private ToolBar toolBar() {
    SegmentedButton tools =
        new SegmentedButton(
            commands.tools().stream()
                .map(controls::button)
                .map(ToggleButton.class::cast)
                .toArray(ToggleButton[]::new));
    // The tool in use is the view model's to say; a group would have its own mind.
    tools.setToggleGroup(null);
    Stream<Node> open =
        commands.file().stream()
            .filter(command -> TOOLS.contains(command.id()))
            .map(controls::button);
    Stream<Node> image = commands.image().stream().map(controls::button);
    Stream<Node> network = Stream.of(commands.network().getFirst()).map(controls::button);
    ToolBar bar = new ToolBar();
    bar.getItems().addAll(open.toList());
    bar.getItems()
        .addAll(
            new Separator(Orientation.VERTICAL),
            tools,
            measureButton(),
            windows.button(),
            layoutButton(),
            look.button(),
            new Separator(Orientation.VERTICAL));
    bar.getItems().addAll(image.toList());
    bar.getItems().add(new Separator(Orientation.VERTICAL));
    bar.getItems().addAll(network.toList());
    return bar;
  }

  private CommandMenu layoutButton() {
    return new CommandMenu(
        controls,
        ShellIds.LAYOUT,
        words.of("menu.layout"),
        Material2AL.GRID_ON,
        commands.layouts(),
        commands.viewports(),
        commands.links());
  }

  private CommandMenu measureButton() {
    return new CommandMenu(
        controls,
        ShellIds.MEASURE,
        words.of("menu.measure"),
        Material2MZ.STRAIGHTEN,
        commands.measureTools(),
        commands.measureShowing());
  }

  private SplitPane center(ShellViewModel shell) {
    StudiesView studies = new StudiesView(words, shell.studies(), shell.view().patientShown());
    MeasurementsView measurements =
        new MeasurementsView(words, shell.viewports().active(), shell.measurements());
    VBox side = new VBox(studies, measurements);
    VBox.setVgrow(studies, Priority.ALWAYS);
    side.setPrefWidth(SIDE_WIDTH);
    side.setMinWidth(SIDE_WIDTH / 2);
    WithoutView without =
        new WithoutView(words, shell.without(), () -> shell.viewer().brush().clear());
    FindingsView findings =
        new FindingsView(
            words,
            shell.findings(),
            shell.reading(),
            new FindingsView.Doors(commands.modelCard(), controls.wordButton(commands.diagnose())),
            List.of(strip(shell), without));
    findings.setPrefWidth(FINDINGS_WIDTH);
    findings.setMinWidth(FINDINGS_WIDTH * 0.75);
    MessageBanner message = new MessageBanner(words, shell.message(), shell::closeMessage);
    UnsavedBanner unsaved =
        new UnsavedBanner(words, shell.session(), commands.measurementsTarget());
    StackPane middle = new StackPane(viewports, unsaved, message);
    StackPane.setAlignment(unsaved, Pos.TOP_CENTER);
    StackPane.setMargin(unsaved, new Insets(12));
    StackPane.setAlignment(message, Pos.TOP_CENTER);
    StackPane.setMargin(message, new Insets(12));
    SplitPane split = new SplitPane(side, middle, findings);
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(findings, false);
    // What is opened takes the keys, unless the reader walks through the list; so does a
    // measurement that is selected elsewhere than in its own, and one that is moved by keys.
    shell
        .studies()
        .selected()
        .subscribe(item -> focusImageIf(item.isPresent() && !side.isFocusWithin()));
    MeasurementsViewModel measured = shell.measurements();
    measured
        .selected()
        .subscribe((before, now) -> focusImageIf(now.isPresent() && !side.isFocusWithin()));
    measured.handles().holding().subscribe(this::focusImageIf);
    split.widthProperty().subscribe(width -> divide(split, width.doubleValue()));
    return split;
  }

  private SeriesStrip strip(ShellViewModel shell) {
    return new SeriesStrip(words, shell.series(), shell.findings(), shell.image(), shell::show);
  }

  /// The side panels take the widths that they prefer the first time that the window has a width.
  private void divide(SplitPane split, double width) {
    if (width > 0 && !divided) {
      divided = true;
      split.setDividerPositions(SIDE_WIDTH / width, 1 - FINDINGS_WIDTH / width);
    }
  }

  /// After a layout, which would move them: kept dividers go back to where they were, until the
  /// reader does something. A window that was maximised gets its width only after it is shown.
  private void layDividers() {
    if (!touched
        && panels.getWidth() != laidFor
        && dividers.size() == panels.getDividers().size()) {
      laidFor = panels.getWidth();
      panels.setDividerPositions(dividers.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private StatusBar statusBar(ShellViewModel shell) {
    StatusBar bar = new StatusBar();
    bar.setId(ShellIds.STATUS);
    // It only says something.
    bar.setFocusTraversable(false);
    bar.textProperty().bind(shell.status());
    bar.getRightItems().add(new ProgressStrip(words, shell.activities()));
    return bar;
  }
}
