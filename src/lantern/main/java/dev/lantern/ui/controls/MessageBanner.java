package dev.lantern.ui.controls;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
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
public final class MessageBanner extends VBox {
  public static final String ID = "message-banner";
  public static final String HEADLINE = "message-headline";
  public static final String DETAIL = "message-detail";
  public static final String COPY = "message-copy";
  public static final String CLOSE = "message-close";

  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final int ROWS = 6;

  private final Label headline = new Label();
  private final TextArea detail = new TextArea();
  private Optional<Message> shown = Optional.empty();

  /// @param close called when the user closes the message
  public MessageBanner(Words words, ObservableValue<Optional<Message>> message, Runnable close) {
    setId(ID);
    getStyleClass().add("message-banner");
    setMaxHeight(Region.USE_PREF_SIZE);
    headline.setId(HEADLINE);
    headline.setGraphic(new FontIcon(Material2AL.ERROR_OUTLINE));
    headline.setWrapText(true);
    headline.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(headline, Priority.ALWAYS);
    detail.setId(DETAIL);
    detail.setEditable(false);
    detail.setWrapText(true);
    detail.setAccessibleText(words.of("message.detail"));
    Button copy = button(COPY, words.of("message.copy"), Material2AL.CONTENT_COPY);
    copy.setOnAction(event -> copy());
    Button closing = button(CLOSE, words.of("message.close"), Material2AL.CLOSE);
    closing.setOnAction(event -> close.run());
    HBox head = new HBox(6, headline, copy, closing);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, detail);
    message.subscribe(this::show);
  }

  private static Button button(String id, String word, Ikon icon) {
    Button button = new Button(word, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("flat");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tip(word));
    button.setAccessibleText(word);
    return button;
  }

  private void show(Optional<Message> message) {
    shown = message;
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
    shown.ifPresent(
        message -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(message.text());
          Clipboard.getSystemClipboard().setContent(content);
        });
  }
}
