package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.report.Reading;
import dev.lantern.ui.controls.TabKey;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// Asks the reader what is to be seen: present, absent or unsure before the network is heard;
/// agreement after.
final class ReadingForm extends VBox {
  private static final int ROWS = 2;

  private final Words words;
  private final ReadingViewModel reading;
  private final boolean blind;
  private Subscription watching = Subscription.EMPTY;

  /// @param blind what the network says is concealed
  ReadingForm(Words words, ReadingViewModel reading, List<Finding> findings, boolean blind) {
    super(8);
    this.words = words;
    this.reading = reading;
    this.blind = blind;
    getStyleClass().add("reading-form");
    Label title = new Label(words.of(blind ? "reading.title.before" : "reading.title"));
    title.getStyleClass().add("message-title");
    getChildren().add(title);
    if (blind) {
      getChildren().add(wrapped(new Label(words.of("reading.about"))));
    }
    findings.forEach(
        finding -> getChildren().addAll(question(finding), answers(finding), note(finding)));
    getChildren().addAll(keep(), status());
  }

  private static Label wrapped(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /// An arrow marks the finding that the keys are about.
  private Label question(Finding finding) {
    FontIcon arrow = new FontIcon(Material2AL.CHEVRON_RIGHT);
    Label question = wrapped(new Label(finding.name(), arrow));
    question.setId(FindingsIds.READING_QUESTION + finding.id());
    watching =
        watching.and(
            reading
                .marked()
                .subscribe(now -> arrow.setVisible(now.filter(finding::equals).isPresent())));
    return question;
  }

  private Node answers(Finding finding) {
    FlowPane box = new FlowPane(6, 6);
    for (Reply reply : Reply.values()) {
      box.getChildren().add(choice(finding, reply));
    }
    return box;
  }

  private ToggleButton choice(Finding finding, Reply reply) {
    Reading.Answer answer = reply.to(finding, blind);
    String word = words.of(reply.word(blind));
    ToggleButton button = new ToggleButton(word);
    button.setId(id(finding.id(), answer));
    button.setAccessibleText(finding.name() + ": " + word);
    button.setTooltip(words.tip("reading.answer.tip", reply.command()));
    button.setOnAction(
        event -> {
          reading.answer(finding, answer);
          button.setSelected(true);
        });
    follow(now -> button.setSelected(now.get(finding.id()) == answer));
    return button;
  }

  /// Of the button that gives this answer.
  static String id(String finding, Reading.Answer answer) {
    return FindingsIds.READING + finding + "-" + answer.name();
  }

  /// Open once the finding has an answer, without which the note would not be kept.
  private TextArea note(Finding finding) {
    TextArea note = new TextArea();
    note.setId(FindingsIds.READING_NOTE + finding.id());
    TabKey.install(note);
    note.setPromptText(words.of("reading.note"));
    note.setAccessibleText(finding.name() + ": " + words.of("reading.note"));
    note.setPrefRowCount(ROWS);
    note.setWrapText(true);
    note.textProperty().bindBidirectional(reading.note(finding));
    note.setTooltip(words.tip("reading.note.tip", "reading-note"));
    follow(now -> note.setDisable(!now.containsKey(finding.id())));
    watching =
        watching.and(
            reading
                .noting()
                .subscribe(
                    now -> {
                      if (now.filter(finding::equals).isPresent()) {
                        note.requestFocus();
                      }
                    }));
    note.focusedProperty().subscribe(focused -> attend(finding, focused));
    return note;
  }

  private void attend(Finding finding, boolean focused) {
    if (focused) {
      reading.mark(finding);
    } else {
      reading.leaveNote();
    }
  }

  private Button keep() {
    Button keep = new Button(words.of(blind ? "reading.keep.before" : "reading.keep"));
    keep.setId(FindingsIds.READING_KEEP);
    keep.setMaxWidth(Double.MAX_VALUE);
    keep.setTooltip(words.tip("reading.keep.tip", "reading-keep"));
    keep.setOnAction(event -> reading.record());
    follow(now -> keep.setDisable(!reading.complete()));
    return keep;
  }

  private Label status() {
    Label status = wrapped(new Label());
    status.setId(FindingsIds.READING_STATUS);
    status.getStyleClass().add("muted");
    watching = watching.and(reading.status().subscribe(status::setText));
    return status;
  }

  private void follow(Consumer<Map<String, Reading.Answer>> answers) {
    watching = watching.and(reading.answers().subscribe(answers));
  }

  /// Another form takes its place.
  void leave() {
    watching.unsubscribe();
  }
}
