package dev.lantern.ui.studies;

import dev.lantern.ui.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What is open, on the left: patients, their studies, the series of each.
public final class StudiesView extends VBox {
  public static final String TREE = "studies-tree";

  private final StudiesViewModel studies;
  private final TreeView<StudyNode> tree = new TreeView<>(new TreeItem<>());
  private final Set<String> folded = new HashSet<>();

  /// True while the tree follows the view model: what it selects then is no wish of the reader's.
  private boolean following;

  /// @param patientShown whether patients may be named
  public StudiesView(Words words, StudiesViewModel studies, ObservableValue<Boolean> patientShown) {
    this.studies = studies;
    getStyleClass().add("side-panel");
    Label title = new Label(words.of("studies.title"));
    title.getStyleClass().add("panel-title");
    Label none = new Label(words.of("studies.empty"));
    none.setWrapText(true);
    none.setMouseTransparent(true);
    none.getStyleClass().addAll("muted", "studies-empty");
    none.visibleProperty().bind(studies.patients().map(List::isEmpty));
    tree.setId(TREE);
    tree.setShowRoot(false);
    tree.setAccessibleText(words.of("studies.title"));
    tree.setCellFactory(view -> new StudyCell(words, studies, patientShown));
    StackPane stack = new StackPane(tree, none);
    VBox.setVgrow(stack, Priority.ALWAYS);
    studies.patients().subscribe(this::fill);
    studies.selected().subscribe(this::mark);
    tree.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null
                  && !following
                  && line.getValue() instanceof StudyNode.OfSeries(SeriesItem item)) {
                studies.selected().set(Optional.of(item));
              }
            });
    getChildren().addAll(title, stack);
  }

  private void fill(List<PatientGroup> patients) {
    following = true;
    tree.getSelectionModel().clearSelection();
    tree.getRoot().getChildren().setAll(patients.stream().map(this::patient).toList());
    following = false;
    if (studies.selected().get().flatMap(this::line).filter(StudiesView::unfolded).isPresent()) {
      mark(studies.selected().get());
    }
  }

  /// What is folded is not unfolded because more is opened elsewhere.
  private static boolean unfolded(TreeItem<StudyNode> line) {
    TreeItem<StudyNode> study = line.getParent();
    return study.isExpanded() && study.getParent().isExpanded();
  }

  private TreeItem<StudyNode> patient(PatientGroup group) {
    TreeItem<StudyNode> line = heading(new StudyNode.OfPatient(group));
    line.getChildren().setAll(group.studies().stream().map(this::study).toList());
    return line;
  }

  private TreeItem<StudyNode> study(PatientGroup.StudyGroup group) {
    TreeItem<StudyNode> line = heading(new StudyNode.OfStudy(group));
    line.getChildren()
        .setAll(
            group.series().stream()
                .map(item -> new TreeItem<StudyNode>(new StudyNode.OfSeries(item)))
                .toList());
    return line;
  }

  /// Open, unless the reader has folded it.
  private TreeItem<StudyNode> heading(StudyNode node) {
    TreeItem<StudyNode> line = new TreeItem<>(node);
    line.setExpanded(!folded.contains(node.key()));
    line.expandedProperty()
        .subscribe(
            (before, open) -> {
              if (open) {
                folded.remove(node.key());
              } else {
                folded.add(node.key());
              }
            });
    return line;
  }

  private void mark(Optional<SeriesItem> selected) {
    following = true;
    Optional<TreeItem<StudyNode>> line = selected.flatMap(this::line);
    line.ifPresentOrElse(
        found -> {
          tree.getSelectionModel().select(found);
          reveal(tree.getRow(found));
        },
        tree.getSelectionModel()::clearSelection);
    following = false;
  }

  private void reveal(int row) {
    if (row >= 0 && !tree.isFocusWithin()) {
      tree.scrollTo(Math.max(0, row - 2));
    }
  }

  private Optional<TreeItem<StudyNode>> line(SeriesItem item) {
    return line(tree.getRoot(), item);
  }

  private static Optional<TreeItem<StudyNode>> line(TreeItem<StudyNode> under, SeriesItem item) {
    for (TreeItem<StudyNode> child : under.getChildren()) {
      if (child.getValue() instanceof StudyNode.OfSeries(SeriesItem here) && here == item) {
        return Optional.of(child);
      }
      Optional<TreeItem<StudyNode>> below = line(child, item);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }
}
