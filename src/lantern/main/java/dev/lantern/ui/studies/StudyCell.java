package dev.lantern.ui.studies;

import dev.lantern.imaging.ImageHeader;
import dev.lantern.ui.words.DicomDate;
import dev.lantern.ui.words.DottedLine;
import dev.lantern.ui.words.Words;
import java.util.OptionalInt;
import java.util.function.Function;
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

/// A patient, a study, or a series with its thumbnail. While patients are hidden, so are the
/// descriptions and dates, and what is left tells them apart: numbers, modalities, body parts and
/// counts.
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
      case StudyNode.OfStudy(PatientGroup.StudyGroup group) ->
          following = patientShown.subscribe(shown -> show(group, shown));
      case StudyNode.OfSeries(SeriesItem item) ->
          following =
              Subscription.combine(
                  patientShown.subscribe(shown -> show(item, shown)),
                  item.thumbnail().subscribe(made -> made.ifPresent(this::show)));
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

  private void show(PatientGroup.StudyGroup group, boolean shown) {
    ImageHeader.Acquisition acquisition = group.header().acquisition();
    String modalities = distinct(group, ImageHeader.Acquisition::modality);
    if (!shown) {
      int images = group.series().stream().mapToInt(item -> item.series().images().size()).sum();
      int frames = group.series().stream().mapToInt(item -> item.series().frames()).sum();
      write(
          named(modalities, distinct(group, ImageHeader.Acquisition::bodyPart)),
          count(images, frames));
      return;
    }
    String date = DicomDate.of(acquisition.studyDate());
    write(
        date.isBlank() ? words.of("studies.undated") : date,
        DottedLine.of(modalities, acquisition.studyDescription()));
  }

  private static String distinct(
      PatientGroup.StudyGroup group, Function<ImageHeader.Acquisition, String> fact) {
    return group.series().stream()
        .map(item -> fact.apply(item.series().header().acquisition()))
        .filter(said -> !said.isBlank())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void show(SeriesItem item, boolean shown) {
    ImageHeader header = item.series().header();
    write(
        shown ? description(header.acquisition()) : withoutDescription(header),
        DottedLine.of(
            header.acquisition().modality(),
            count(item.series().images().size(), item.series().frames())));
  }

  private String description(ImageHeader.Acquisition acquisition) {
    String description =
        acquisition.seriesDescription().isBlank()
            ? acquisition.studyDescription()
            : acquisition.seriesDescription();
    return description.isBlank() ? words.of("studies.unnamed") : description;
  }

  private String withoutDescription(ImageHeader header) {
    OptionalInt number = header.identity().seriesNumber();
    return named(
        number.isPresent() ? Integer.toString(number.getAsInt()) : "",
        header.acquisition().bodyPart(),
        header.acquisition().viewPosition());
  }

  /// The facts that there are, or that the name is hidden.
  private String named(String... facts) {
    String line = DottedLine.of(facts);
    return line.isBlank() ? words.of("tags.hidden") : line;
  }

  private String count(int images, int frames) {
    return words.of("studies.images", images, frames == images ? 1 : frames);
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
