package dev.lantern.ui.shell;

import dev.lantern.ui.batch.BatchKey;
import dev.lantern.ui.controls.Command;
import dev.lantern.ui.controls.FileChooserPort;
import dev.lantern.ui.help.HelpPage;
import dev.lantern.ui.settings.KeyScope;
import dev.lantern.ui.settings.KeymapViewModel;
import dev.lantern.ui.tags.TagKey;
import dev.lantern.ui.viewer.Tool;
import dev.lantern.ui.viewer.WindowKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;

/// All commands of the main window, by menu.
final class Commands {
  /// The name that a file of measurements is offered.
  private static final String MEASUREMENTS = "measurements.json";

  private final List<Command> file;
  private final List<Command> image;
  private final List<Command> tools;
  private final List<Command> colours;
  private final List<Command> drawing;
  private final List<Command> filters;
  private final List<Command> sizes;
  private final List<Command> steps;
  private final List<Command> layouts;
  private final List<Command> viewports;
  private final List<Command> links;
  private final List<Command> go;
  private final List<Command> measureTools;
  private final List<Command> measurePointing;
  private final List<Command> measureHolding;
  private final List<Command> measureEditing;
  private final List<Command> measureShowing;
  private final List<Command> network;
  private final List<Command> reading;
  private final Command.Action diagnose;
  private final Command.Hold peek;
  private final List<Command> help;
  private final List<Command> methods;
  private final List<Command> heatmapColours;
  private final List<Command> region;
  private final RecentMenu recent;
  private final Runnable modelCard;
  private final Supplier<Optional<Path>> measurementsTarget;

  /// What the commands do to windows.
  ///
  /// @param main the main window
  /// @param modelCard opens the model card
  /// @param layers opens the window of the network's stages
  /// @param tags opens the window of the file's elements
  /// @param batch opens the batch window
  /// @param glass what rests on the size of the screen
  /// @param recent what was opened before
  /// @param preferences opens what the user prefers
  /// @param help opens what the menu Help offers
  /// @param quit closes all windows
  record Windows(
      Window main,
      Runnable modelCard,
      Runnable layers,
      Runnable tags,
      Runnable batch,
      Glass glass,
      RecentMenu recent,
      Runnable preferences,
      Help help,
      Runnable quit) {}

  /// What rests on the size of the screen.
  ///
  /// @param physicalSize shows the image as large as the patient
  /// @param measure opens the window in which the screen is measured
  record Glass(Runnable physicalSize, Runnable measure) {}

  /// What the menu Help opens.
  ///
  /// @param page of the help
  /// @param welcome the first page
  /// @param about version, policy and licences
  record Help(Consumer<HelpPage> page, Runnable welcome, Runnable about) {}

  Commands(ShellViewModel shell, FileChooserPort chooser, Windows windows) {
    ObjectProperty<Tool> tool = shell.view().tool();
    measurementsTarget = () -> chooser.chooseTarget(windows.main(), MEASUREMENTS);
    file = FileCommands.all(shell, chooser, windows, measurementsTarget);
    image = ImageCommands.all(shell);
    tools = ImageCommands.tools(tool);
    colours = ImageCommands.colours(shell.viewports());
    drawing = ImageCommands.drawing(shell.viewports());
    filters = ImageCommands.filters(shell.viewports());
    sizes = ImageCommands.sizes(windows.glass());
    steps = ImageCommands.steps(shell.viewports());
    measureTools = MeasureCommands.tools(tool);
    measurePointing = MeasureCommands.pointing(shell.pointing());
    measureHolding = MeasureCommands.holding(shell.measurements().handles());
    measureEditing = MeasureCommands.editing(shell.measurements(), shell.pointing());
    measureShowing = MeasureCommands.showing(shell.measurements());
    layouts = LayoutCommands.layouts(shell.viewports());
    viewports = LayoutCommands.viewports(shell);
    links = LayoutCommands.links(shell.viewports());
    go = GoCommands.all(shell.viewports());
    diagnose = NetworkCommands.diagnose(shell);
    peek = NetworkCommands.peek(shell.viewports());
    network =
        joined(List.of(NetworkCommands.all(shell, windows), List.of(peek), List.of(diagnose)));
    reading = ReadingCommands.all(shell, chooser, windows.main());
    help = HelpCommands.all(shell, windows.help());
    methods = NetworkCommands.methods(shell);
    heatmapColours = NetworkCommands.colours(shell);
    region = NetworkCommands.region(shell.viewports());
    recent = windows.recent();
    this.modelCard = windows.modelCard();
  }

  static Command tool(String id, KeyCode code, Ikon icon, ObjectProperty<Tool> chosen, Tool tool) {
    return new Command.Choice<>(id, key(code), icon, chosen, tool);
  }

  static Command action(String id, KeyCombination key, Ikon icon, Runnable work) {
    return new Command.Action(id, key, icon, work);
  }

  static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
    return new KeyCodeCombination(code, modifiers);
  }

  /// All of them under the headings of their menus, and what has a key in other windows.
  List<KeySheet.Group> groups() {
    return List.of(
        new KeySheet.Group("file", file),
        new KeySheet.Group("image", joined(List.of(image, tools, steps))),
        new KeySheet.Group("look", joined(List.of(sizes, drawing, colours, filters))),
        new KeySheet.Group("windows", List.of(WindowKey.values())),
        new KeySheet.Group(
            "measure",
            joined(
                List.of(
                    measureTools,
                    measurePointing,
                    measureHolding,
                    measureEditing,
                    measureShowing))),
        new KeySheet.Group("layout", joined(List.of(layouts, viewports, links))),
        new KeySheet.Group("go", go),
        new KeySheet.Group("network", joined(List.of(network, region, methods, heatmapColours))),
        new KeySheet.Group("reading", reading),
        new KeySheet.Group("help", help),
        new KeySheet.Group(KeyScope.BATCH, "batch-window", List.of(BatchKey.values())),
        new KeySheet.Group(KeyScope.TAGS, "tags-window", List.of(TagKey.values())));
  }

  /// The same, with their own keys.
  List<KeymapViewModel.Assignable> assignable() {
    return groups().stream()
        .flatMap(
            group ->
                group.commands().stream()
                    .map(
                        command ->
                            new KeymapViewModel.Assignable(
                                group.scope(),
                                command.id(),
                                group.menu(),
                                command.key().getName())))
        .toList();
  }

  static List<Command> joined(List<List<Command>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  List<Command> file() {
    return file;
  }

  /// The menu of what was opened before.
  RecentMenu recent() {
    return recent;
  }

  List<Command> image() {
    return image;
  }

  List<Command> tools() {
    return tools;
  }

  /// The colours of grey images.
  List<Command> colours() {
    return colours;
  }

  /// How pixels are drawn.
  List<Command> drawing() {
    return drawing;
  }

  /// What is done to grey images before the window.
  List<Command> filters() {
    return filters;
  }

  /// What rests on the size of the screen.
  List<Command> sizes() {
    return sizes;
  }

  /// The window and the place of the image, step by step.
  List<Command> steps() {
    return steps;
  }

  List<Command> measureTools() {
    return measureTools;
  }

  /// Draws without a mouse.
  List<Command> measurePointing() {
    return measurePointing;
  }

  /// Edits without a mouse.
  List<Command> measureHolding() {
    return measureHolding;
  }

  List<Command> measureEditing() {
    return measureEditing;
  }

  List<Command> measureShowing() {
    return measureShowing;
  }

  List<Command> layouts() {
    return layouts;
  }

  /// What is done with viewports, whatever the layout.
  List<Command> viewports() {
    return viewports;
  }

  /// What the other viewports do with the active one.
  List<Command> links() {
    return links;
  }

  List<Command> go() {
    return go;
  }

  List<Command> network() {
    return network;
  }

  /// What is on as long as its key is held.
  List<Command.Hold> held() {
    return List.of(peek);
  }

  /// What the reader says of the findings.
  List<Command> reading() {
    return reading;
  }

  /// Has the image judged, where that is not done by itself.
  Command.Action diagnose() {
    return diagnose;
  }

  List<Command> help() {
    return help;
  }

  List<Command> methods() {
    return methods;
  }

  /// Of the maps; those of the images are [#colours].
  List<Command> heatmapColours() {
    return heatmapColours;
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
