package dev.lantern.ui.findings;

import dev.lantern.classify.FindingRule;
import dev.lantern.classify.OperatingPoint;
import dev.lantern.classify.OperatingPoints;
import dev.lantern.pipeline.BundleEntry;
import dev.lantern.ui.controls.OneWay;
import dev.lantern.ui.words.Percent;
import dev.lantern.ui.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/// At which operating point findings are decided; not there where the bundle has but one.
final class OperatingPointChooser extends VBox {
  private final Words words;
  private final FindingsViewModel findings;
  private final ComboBox<Optional<String>> choice = new ComboBox<>();

  OperatingPointChooser(Words words, FindingsViewModel findings) {
    super(4);
    this.words = words;
    this.findings = findings;
    Label name = new Label(words.of("findings.operating-point"));
    name.getStyleClass().add("muted");
    choice.setId(FindingsIds.OPERATING_POINT);
    choice.setMinWidth(0);
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setConverter(new OneWay<>(this::word));
    choice.setButtonCell(new NameCell());
    choice.setAccessibleText(words.of("findings.operating-point"));
    choice.setTooltip(words.tip("findings.operating-point.tip", "operating-point-next"));
    name.setLabelFor(choice);
    getChildren().addAll(name, choice);
    managedProperty().bind(visibleProperty());
    findings.bundle().subscribe(this::refresh);
    findings.operatingPoint().subscribe(this::refresh);
    choice.getSelectionModel().selectedIndexProperty().subscribe(at -> choose(at.intValue()));
  }

  private void refresh() {
    List<Optional<String>> offered = findings.operatingPoints();
    setVisible(offered.size() > 1);
    if (!choice.getItems().equals(offered)) {
      choice.getItems().setAll(offered);
    }
    choice.setValue(findings.chosenPoint());
  }

  /// Another bundle's point stays chosen until the reader chooses one of this bundle's.
  private void choose(int place) {
    List<Optional<String>> offered = findings.operatingPoints();
    if (place >= 0 && !offered.get(place).equals(findings.chosenPoint())) {
      findings.operatingPoint().set(offered.get(place));
    }
  }

  /// What is chosen, without what it gave: the card says that.
  private final class NameCell extends ListCell<Optional<String>> {
    @Override
    protected void updateItem(Optional<String> item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty ? null : name(item));
    }
  }

  private List<OperatingPoints> offered() {
    return findings.bundle().get().stream()
        .map(BundleEntry.Usable::findings)
        .flatMap(List::stream)
        .map(FindingRule::operatingPoints)
        .toList();
  }

  private String name(Optional<String> point) {
    return point.orElseGet(
        () ->
            words.of(
                "findings.operating-point.default",
                offered().stream()
                    .map(OperatingPoints::byDefault)
                    .distinct()
                    .collect(Collectors.joining(", "))));
  }

  /// With what it gave where it decides one finding alone.
  private String word(Optional<String> name) {
    List<OperatingPoints> offered = offered();
    String said = name(name);
    if (offered.size() != 1) {
      return said;
    }
    OperatingPoint point = offered.getFirst().choosing(name).inUse();
    return words.of(
        "findings.operating-point.one",
        said,
        Percent.of(point.sensitivity().value()),
        Percent.of(point.specificity().value()));
  }
}
