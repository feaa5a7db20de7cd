package dev.lantern.ui.layers;

import dev.lantern.explain.LayerReport;
import dev.lantern.imaging.ImageSource;
import dev.lantern.ui.controls.ResearchBanner;
import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Depths from top to bottom, their channels from left to right, and the chosen one large beside
/// them.
final class LayersView extends BorderPane {
  private final Words words;
  private final LayerWords layerWords;
  private final LayersViewModel layers;
  private final VBox rows = new VBox(14);
  private final Label image = new Label();
  private final Label largeText = new Label();

  LayersView(Words words, LayersViewModel layers) {
    this.words = words;
    this.layerWords = new LayerWords(words);
    this.layers = layers;
    setId(LayersIds.WINDOW);
    getStyleClass().add("layers-window");
    image.setId(LayersIds.IMAGE);
    image.getStyleClass().add("layers-image");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("layers-scroll");
    rows.getStyleClass().add("layers-rows");
    setTop(head());
    setCenter(scroll);
    setRight(large());
    setBottom(new ResearchBanner(words));
    layers.state().subscribe(now -> refresh());
    layers.finding().subscribe(now -> refresh());
    layers.chosen().subscribe(now -> tell());
  }

  private VBox head() {
    Label about = wrapped(words.of("layers.about"));
    about.getStyleClass().add("muted");
    VBox head = new VBox(4, image, about);
    head.getStyleClass().add("layers-head");
    return head;
  }

  private VBox large() {
    ImageView view = new ImageView();
    view.setId(LayersIds.LARGE);
    layers.large().subscribe(now -> view.setImage(now.map(LayerRow::image).orElse(null)));
    largeText.setId(LayersIds.LARGE_TEXT);
    largeText.setWrapText(true);
    largeText.setMinHeight(Region.USE_PREF_SIZE);
    Label caution = wrapped(words.of("layers.caution"));
    largeText.getStyleClass().add("layers-large-text");
    caution.getStyleClass().add("muted");
    VBox box = new VBox(10, view, largeText, caution);
    box.getStyleClass().add("layers-large");
    box.setAlignment(Pos.TOP_LEFT);
    box.setPrefWidth(LayersViewModel.LARGE + 32.0);
    box.visibleProperty().bind(layers.large().map(now -> now.isPresent()));
    return box;
  }

  private void refresh() {
    image.setText(
        layers.state().get() instanceof LayersState.Seen seen
            ? words.of("layers.image", name(seen.image().source()))
            : words.of("layers.image.none"));
    rows.getChildren()
        .setAll(
            switch (layers.state().get()) {
              case LayersState.Idle _ -> message(words.of("layers.idle"));
              case LayersState.Running _ -> message(words.of("layers.running"));
              case LayersState.Missing(var sentence) -> message(sentence);
              case LayersState.Seen seen -> seen(seen);
            });
    tell();
  }

  /// Without the folders above it.
  private static String name(ImageSource source) {
    return source.name().substring(source.name().lastIndexOf('/') + 1);
  }

  private static List<Node> message(String sentence) {
    Label label = wrapped(sentence);
    label.setId(LayersIds.MESSAGE);
    return List.of(label);
  }

  private List<Node> seen(LayersState.Seen seen) {
    LayerReport report = seen.report();
    List<Node> made = new ArrayList<>();
    for (int i = 0; i < report.depths().size(); i++) {
      made.add(depth(seen, i));
    }
    made.add(last(seen));
    return made;
  }

  private LayerRow depth(LayersState.Seen seen, int index) {
    LayerReport.Depth depth = seen.report().depths().get(index);
    LayerRow row =
        new LayerRow(
            words,
            layers,
            index,
            new LayerRow.Heading(
                layerWords.depth(index, seen.report().depths().size()),
                layerWords.grid(depth.grid()),
                layerWords.channels(depth)));
    for (int i = 0; i < depth.strongest().size(); i++) {
      LayerReport.Channel channel = depth.strongest().get(i);
      row.add(
          seen.depths().get(index).get(i),
          new LayerRow.Caption(layerWords.channel(channel), layerWords.part(channel)));
    }
    return row;
  }

  private VBox last(LayersState.Seen seen) {
    LayerReport report = seen.report();
    LayerReport.Score score = report.scores().get(layers.finding().get());
    String sum = layerWords.sum(score, report.last());
    LayerRow row =
        new LayerRow(
            words,
            layers,
            report.depths().size(),
            new LayerRow.Heading(
                words.of("layers.depth.last"),
                layerWords.grid(report.last()),
                words.of("layers.shares", report.last().channels(), score.name())));
    for (int i = 0; i < score.largest().size(); i++) {
      LayerReport.Share share = score.largest().get(i);
      row.add(
          seen.scores().get(layers.finding().get()).get(i),
          new LayerRow.Caption(layerWords.channel(share), layerWords.share(share)));
    }
    Label total = wrapped(sum);
    total.setId(LayersIds.SUM);
    VBox box = new VBox(6, row, total);
    if (report.scores().size() > 1) {
      box.getChildren().addFirst(findings(report));
    }
    return box;
  }

  private HBox findings(LayerReport report) {
    ChoiceBox<String> box = new ChoiceBox<>();
    box.setId(LayersIds.FINDING);
    box.getItems().setAll(report.scores().stream().map(LayerReport.Score::name).toList());
    box.getSelectionModel().select(layers.finding().get());
    box.setTooltip(new Tip(words.of("layers.finding.tip")));
    box.setAccessibleText(words.of("layers.finding"));
    box.getSelectionModel()
        .selectedIndexProperty()
        .subscribe(
            (before, now) -> {
              if (now.intValue() >= 0) {
                layers.finding().set(now.intValue());
              }
            });
    HBox row = new HBox(8, new Label(words.of("layers.finding")), box);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// What the large picture shows.
  private void tell() {
    largeText.setText(
        layers.state().get() instanceof LayersState.Seen seen
            ? layers.chosen().get().map(one -> text(seen.report(), one)).orElse("")
            : "");
  }

  private String text(LayerReport report, LayersState.Chosen one) {
    if (one.row() < report.depths().size()) {
      LayerReport.Channel channel = report.depths().get(one.row()).strongest().get(one.place());
      return words.of(
          "layers.large.depth",
          channel.number(),
          layerWords.depth(one.row(), report.depths().size()));
    }
    LayerReport.Score score = report.scores().get(layers.finding().get());
    LayerReport.Share share = score.largest().get(one.place());
    return words.of("layers.large.last", share.number(), layerWords.share(share), score.name());
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
