package dev.lantern.ui.welcome;

import dev.lantern.pipeline.SampleScans;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The page that a first start shows in place of the main window: until the notice is accepted
/// nothing else is there, no image either. Every part has its place from the beginning.
public final class WelcomePage extends BorderPane {
  private static final double COLUMN = 520;
  private static final double GAP = 28;

  /// The most used keys, in the order of use, and what they do.
  private static final List<Map.Entry<String, String>> KEYS =
      List.of(
          Map.entry("welcome.key.open", "welcome.key.open.does"),
          Map.entry("welcome.key.window", "welcome.key.window.does"),
          Map.entry("welcome.key.wheel", "welcome.key.wheel.does"),
          Map.entry("welcome.key.fit", "welcome.key.fit.does"),
          Map.entry("welcome.key.heatmap", "welcome.key.heatmap.does"),
          Map.entry("welcome.key.patient", "welcome.key.patient.does"),
          Map.entry("welcome.key.batch", "welcome.key.batch.does"),
          Map.entry("welcome.key.help", "welcome.key.help.does"));

  private final Words words;
  private final WelcomeViewModel welcome;
  private final Button accept;
  private final Button goOn;

  /// @param help opens the help
  public WelcomePage(Words words, WelcomeViewModel welcome, Runnable help) {
    this.words = words;
    this.welcome = welcome;
    accept = button("welcome.accept", WelcomeIds.ACCEPT, Material2AL.CHECK, welcome::accept);
    goOn =
        button(
            "welcome.go-on",
            WelcomeIds.GO_ON,
            Material2AL.ARROW_FORWARD,
            () -> welcome.open(List.of()));
    accept.getStyleClass().add("accent");
    getStyleClass().add("welcome-page");
    VBox left = new VBox(GAP, notice(), data(), keys());
    HBox columns = new HBox(GAP, left, samples());
    columns.setAlignment(Pos.TOP_CENTER);
    VBox page = new VBox(GAP, title(), columns);
    page.setAlignment(Pos.TOP_CENTER);
    page.getStyleClass().add("welcome-body");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("welcome-scroll");
    setCenter(scroll);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> react(event, help));
  }

  private void react(KeyEvent event, Runnable help) {
    if (event.getCode() == KeyCode.F1) {
      help.run();
      event.consume();
    } else if (event.getCode() == KeyCode.Q && event.isShortcutDown()) {
      welcome.decline();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      welcome.open(List.of());
      event.consume();
    }
  }

  /// Moves the keyboard to what is to be done next.
  public void focusNext() {
    // The scroll pane takes its content into the scene with its skin.
    applyCss();
    (welcome.accepted().get() ? goOn : accept).requestFocus();
  }

  private Node title() {
    Label name = new Label(words.of("welcome.title"));
    name.getStyleClass().add("welcome-title");
    Label what = new Label(words.of("welcome.subtitle"));
    what.getStyleClass().add("muted");
    VBox box = new VBox(4, name, what);
    box.setMaxWidth(2 * COLUMN + GAP);
    return box;
  }

  private Node notice() {
    Node asked =
        row(
            accept,
            button("welcome.decline", WelcomeIds.DECLINE, Material2AL.CLOSE, welcome::decline));
    Node given =
        row(
            goOn,
            button("welcome.open", WelcomeIds.OPEN, Material2AL.FOLDER_OPEN, welcome::choose));
    asked.visibleProperty().bind(welcome.accepted().not());
    given.visibleProperty().bind(welcome.accepted());
    welcome.accepted().subscribe((before, now) -> focusNext());
    Label state = text("");
    state.getStyleClass().add("muted");
    state
        .textProperty()
        .bind(
            welcome
                .accepted()
                .flatMap(accepted -> welcome.unkept().map(unkept -> state(accepted, unkept))));
    Node box =
        section(
            "welcome.notice.title",
            Material2AL.INFO,
            text(words.of("welcome.notice")),
            new StackPane(asked, given),
            state);
    box.getStyleClass().add("welcome-notice");
    return box;
  }

  private String state(boolean accepted, boolean unkept) {
    if (accepted) {
      return words.of(unkept ? "welcome.state.unkept" : "welcome.state.accepted");
    }
    return words.of("welcome.state.asked", welcome.waiting());
  }

  private Node data() {
    return section("welcome.data.title", Material2AL.LOCK, text(words.of("welcome.data")));
  }

  private Node keys() {
    GridPane grid = new GridPane(18, 5);
    for (Map.Entry<String, String> key : KEYS) {
      Label press = new Label(words.of(key.getKey()));
      press.getStyleClass().add("welcome-key");
      press.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), press, text(words.of(key.getValue())));
    }
    return section("welcome.keys.title", Material2AL.KEYBOARD, grid);
  }

  private Node samples() {
    VBox buttons = new VBox(6);
    buttons.setId(WelcomeIds.SAMPLES);
    for (SampleScans.Sample sample : welcome.samples().map(SampleScans::real).orElse(List.of())) {
      buttons.getChildren().add(sampleButton(sample));
    }
    welcome
        .samples()
        .map(SampleScans::folder)
        .ifPresentOrElse(
            folder -> buttons.getChildren().add(allSamples(folder)),
            () -> buttons.getChildren().add(text(words.of("welcome.samples.none"))));
    buttons.disableProperty().bind(welcome.accepted().not());
    return section("welcome.samples.title", Material2MZ.PHOTO_LIBRARY, buttons);
  }

  private Button sampleButton(SampleScans.Sample sample) {
    Button button = new Button(sample.shows(), new FontIcon(Material2AL.IMAGE));
    button.setOnAction(event -> welcome.open(List.of(sample.file())));
    return wide(button);
  }

  private Button allSamples(Path folder) {
    return wide(
        button(
            "welcome.samples.all",
            WelcomeIds.ALL_SAMPLES,
            Material2AL.FOLDER_OPEN,
            () -> welcome.open(List.of(folder))));
  }

  private static Button wide(Button button) {
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setMinHeight(Region.USE_PREF_SIZE);
    button.getStyleClass().add("welcome-sample");
    return button;
  }

  private VBox section(String title, Ikon icon, Node... parts) {
    Label head = new Label(words.of(title), new FontIcon(icon));
    head.getStyleClass().add("welcome-head");
    VBox box = new VBox(10, head);
    box.getChildren().addAll(parts);
    box.getStyleClass().add("welcome-section");
    box.setPrefWidth(COLUMN);
    box.setMaxWidth(COLUMN);
    HBox.setHgrow(box, Priority.SOMETIMES);
    return box;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(10, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label text(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Button button(String word, String id, Ikon icon, Runnable work) {
    Button button = new Button(words.of(word), new FontIcon(icon));
    button.setId(id);
    button.setOnAction(event -> work.run());
    return button;
  }
}
