package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.pipeline.WithoutRegion;
import dev.lantern.ui.words.LogOdds;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/// What becomes of the findings without the marked region, apart from those of the scan.
public final class WithoutView extends VBox {
  private final Words words;
  private final WithoutViewModel without;
  private final VBox changes = new VBox(8);

  /// @param clear takes the region back
  public WithoutView(Words words, WithoutViewModel without, Runnable clear) {
    super(8);
    this.words = words;
    this.without = without;
    setId(FindingsIds.WITHOUT);
    getStyleClass().addAll("panel-section", "without");
    Label title = new Label(words.of("without.title"), new FontIcon(Material2AL.BRUSH));
    title.getStyleClass().add("without-title");
    Button back = new Button(words.of("without.clear"), new FontIcon(Material2AL.CLEAR));
    back.setId(FindingsIds.WITHOUT_CLEAR);
    back.setMaxWidth(Double.MAX_VALUE);
    back.setTooltip(words.tip("without.clear.tip", "region-clear"));
    back.setAccessibleText(words.of("without.clear"));
    back.setOnAction(event -> clear.run());
    getChildren().addAll(title, changes, wrapped(words.of("without.caution")), back);
    managedProperty().bind(visibleProperty());
    without.state().subscribe(now -> refresh());
    without.looking().subscribe(now -> refresh());
  }

  private void refresh() {
    WithoutState state = without.state().get();
    setVisible(without.looking().get() || !(state instanceof WithoutState.None));
    changes
        .getChildren()
        .setAll(
            switch (state) {
              case WithoutState.None _ -> List.of(sentence(words.of("without.looking")));
              case WithoutState.Judged(var result) -> judged(result);
              case WithoutState.Refused(var result) ->
                  List.of(
                      sentence(
                          words.of(
                              "without.refused",
                              words.of("reason." + result.reason().code()),
                              result.detail())));
              case WithoutState.Missing(var why) -> List.of(sentence(why));
            });
    changes.setOpacity(without.looking().get() ? 0.5 : 1);
  }

  private List<Node> judged(WithoutRegion.Judged result) {
    List<Node> rows = new ArrayList<>();
    for (WithoutRegion.Change change : result.changes()) {
      rows.add(row(change.before(), change.after()));
    }
    return rows;
  }

  private VBox row(Finding before, Finding after) {
    Label name = new Label(after.name());
    name.getStyleClass().add("finding-name");
    Label change =
        new Label(
            words.of(
                "without.change",
                Percent.of(before.probability()),
                Percent.of(after.probability())));
    change.setId(FindingsIds.WITHOUT_CHANGE + after.id());
    change.getStyleClass().add("without-change");
    change.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label verdict =
        new Label(
            words.of(
                before.positive() == after.positive()
                    ? after.positive() ? "without.stays-above" : "without.stays-below"
                    : after.positive() ? "without.rises" : "without.falls",
                Percent.of(after.threshold())));
    verdict.setId(FindingsIds.WITHOUT_VERDICT + after.id());
    verdict.getStyleClass().add("muted");
    Label logOdds =
        wrapped(
            words.of(
                "without.log-odds",
                LogOdds.of(words, before.score()),
                LogOdds.of(words, after.score())));
    logOdds.setId(FindingsIds.WITHOUT_LOG_ODDS + after.id());
    VBox row = new VBox(2, new HBox(8, name, space, change), verdict, logOdds);
    if (!after.calibrated()) {
      row.getChildren().add(wrapped(words.of("findings.uncalibrated")));
    }
    return row;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setId(FindingsIds.WITHOUT_MESSAGE);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
