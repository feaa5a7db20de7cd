package dev.lantern.ui.shell;

import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// A message over the image that can be read, copied and closed. It moves nothing, and there is
/// never more than one.
final class MessageBanner extends VBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final int ROWS = 6;

  private final Label headline = new Label();
  private final TextArea detail = new TextArea();
  private final ShellViewModel shell;

  MessageBanner(Words words, ShellViewModel shell) {
    this.shell = shell;
    setId(ShellIds.MESSAGE);
    getStyleClass().add("message-banner");
    setMaxHeight(Region.USE_PREF_SIZE);
    headline.setId(ShellIds.MESSAGE_HEADLINE);
    headline.setGraphic(new FontIcon(Material2AL.ERROR_OUTLINE));
    headline.setWrapText(true);
    headline.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(headline, Priority.ALWAYS);
    detail.setId(ShellIds.MESSAGE_DETAIL);
    detail.setEditable(false);
    detail.setWrapText(true);
    detail.setAccessibleText(words.of("message.detail"));
    Button copy = button(ShellIds.MESSAGE_COPY, words.of("message.copy"), Material2AL.CONTENT_COPY);
    copy.setOnAction(event -> copy());
    Button close = button(ShellIds.MESSAGE_CLOSE, words.of("message.close"), Material2AL.CLOSE);
    close.setOnAction(event -> shell.closeMessage());
    HBox head = new HBox(6, headline, copy, close);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, detail);
    shell.message().subscribe(this::show);
  }

  private static Button button(String id, String word, Ikon icon) {
    Button button = new Button(word, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip(word));
    button.setAccessibleText(word);
    return button;
  }

  private void show(Optional<Message> message) {
    setVisible(message.isPresent());
    message.ifPresent(
        now -> {
          pseudoClassStateChanged(ERROR, now.kind() == Message.Kind.ERROR);
          headline.setText(now.headline());
          detail.setText(now.detail());
          detail.setVisible(!now.detail().isEmpty());
          detail.setManaged(detail.isVisible());
          detail.setPrefRowCount(Math.clamp(now.detail().lines().count(), 1, ROWS));
        });
  }

  private void copy() {
    shell
        .message()
        .get()
        .ifPresent(
            message -> {
              ClipboardContent content = new ClipboardContent();
              content.putString(message.text());
              Clipboard.getSystemClipboard().setContent(content);
            });
  }
}
