package dev.lantern.ui.studies;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.ui.words.DicomDate;
import dev.lantern.ui.words.DottedLine;
import dev.lantern.ui.words.Words;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A patient, a study, or a series with its thumbnail.
final class StudyCell extends TreeCell<StudyNode> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final Words words;
  private final ObservableValue<Boolean> patientShown;
  private final ImageView picture = new ImageView();
  private final StackPane frame = new StackPane(picture);
  private final Label title = new Label();
  private final Label detail = new Label();
  private final VBox text = new VBox(3, title, detail);
  private final HBox content = new HBox(10, frame, text);
  private Subscription following = Subscription.EMPTY;

  StudyCell(Words words, StudiesViewModel studies, ObservableValue<Boolean> patientShown) {
    this.words = words;
    this.patientShown = patientShown;
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(Thumbnail.SIDE, Thumbnail.SIDE);
    frame.setMaxSize(Thumbnail.SIDE, Thumbnail.SIDE);
    detail.getStyleClass().add("muted");
    title.getStyleClass().add("series-title");
    text.setAlignment(Pos.CENTER_LEFT);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    content.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setOnDragDetected(
        event -> {
          if (getItem() instanceof StudyNode.OfSeries(SeriesItem item)) {
            SeriesDrag.begin(this, studies.items().indexOf(item), event);
          }
        });
  }

  @Override
  protected void updateItem(@Nullable StudyNode node, boolean empty) {
    super.updateItem(node, empty);
    following.unsubscribe();
    following = Subscription.EMPTY;
    picture.setImage(null);
    boolean series = node instanceof StudyNode.OfSeries;
    pseudoClassStateChanged(HEADING, node != null && !empty && !series);
    frame.setVisible(series);
    frame.setManaged(series);
    if (node == null || empty) {
      setGraphic(null);
      return;
    }
    switch (node) {
      case StudyNode.OfPatient(PatientGroup group) ->
          following = patientShown.subscribe(shown -> show(group, shown));
      case StudyNode.OfStudy(PatientGroup.StudyGroup group) -> show(group);
      case StudyNode.OfSeries(SeriesItem item) -> show(item);
    }
    setGraphic(content);
  }

  private void show(PatientGroup group, boolean shown) {
    ImageHeader.PatientFields patient = group.patient();
    String name = patient.name().isBlank() ? patient.id() : patient.name();
    String known = name.isBlank() ? words.of("studies.nameless") : name;
    int count = group.studies().size();
    String number = words.of("studies.count", count);
    write(
        shown ? known : words.of("viewer.patient-hidden"),
        shown ? DottedLine.of(name.equals(patient.id()) ? "" : patient.id(), number) : number);
  }

  private void show(PatientGroup.StudyGroup group) {
    ImageHeader.Acquisition acquisition = group.header().acquisition();
    String modalities =
        group.series().stream()
            .map(item -> item.series().header().acquisition().modality())
            .distinct()
            .collect(Collectors.joining(", "));
    String date = DicomDate.of(acquisition.studyDate());
    write(
        date.isBlank() ? words.of("studies.undated") : date,
        DottedLine.of(modalities, acquisition.studyDescription()));
  }

  private void show(SeriesItem item) {
    ImageHeader.Acquisition acquisition = item.series().header().acquisition();
    String description =
        acquisition.seriesDescription().isBlank()
            ? acquisition.studyDescription()
            : acquisition.seriesDescription();
    int count = item.series().images().size();
    int frames = item.series().frames();
    write(
        description.isBlank() ? words.of("studies.unnamed") : description,
        DottedLine.of(
            acquisition.modality(),
            words.of("studies.images", count, frames == count ? 1 : frames)));
    following = item.thumbnail().subscribe(made -> made.ifPresent(this::show));
  }

  private void write(String headline, String below) {
    title.setText(headline);
    detail.setText(below);
    setAccessibleText(headline + ", " + below);
  }

  private void show(Thumbnail made) {
    WritableImage image = new WritableImage(Thumbnail.SIDE, Thumbnail.SIDE);
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            Thumbnail.SIDE,
            Thumbnail.SIDE,
            PixelFormat.getIntArgbInstance(),
            made.argb(),
            0,
            Thumbnail.SIDE);
    picture.setImage(image);
  }
}
