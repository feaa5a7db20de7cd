package dev.lantern.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lantern.platform.Settings;
import dev.lantern.ui.fixture.Hands;
import dev.lantern.ui.fixture.OnScreen;
import dev.lantern.ui.settings.KeymapName;
import dev.lantern.ui.tags.TagsIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The tag window beside the image.
@ExtendWith(OnScreen.class)
final class TagsTest {
  private final OpenDesktop desktop = new OpenDesktop("ramp");

  @Start
  void start(Stage stage) {
    desktop.show(stage);
  }

  @BeforeEach
  void openTheWindow(FxRobot robot) {
    desktop.waitForImage();
    robot.push(KeyCode.CONTROL, KeyCode.I);
    OpenDesktop.waitFor(() -> rows(robot).size() == 4);
  }

  @Test
  void showsTheElementsOfTheFileAndFollowsTheImage(FxRobot robot) {
    assertEquals("Elements of ramp", robot.lookup("#" + TagsIds.FILE).queryLabeled().getText());
    assertEquals(
        List.of(
            "(0008,0060) Modality CS CR",
            "(0008,2218) AnatomicRegionSequence SQ ",
            "(0010,0010) PatientName PN Name of ramp",
            "(0028,0010) Rows US 1024"),
        rows(robot));

    desktop.open(robot, "ct");
    OpenDesktop.waitFor(() -> rows(robot).contains("(0010,0010) PatientName PN Name of ct"));
    assertEquals("(0008,0060) Modality CS CT", rows(robot).getFirst());
  }

  @Test
  void findsAsYouTypeAndLaysNestedElementsOpen(FxRobot robot) {
    robot.interact(
        () -> robot.lookup("#" + TagsIds.SEARCH).queryAs(TextField.class).setText("codeval"));
    OpenDesktop.waitFor(() -> rows(robot).size() == 3);
    assertEquals(
        List.of(
            "(0008,2218) AnatomicRegionSequence SQ ",
            "(FFFE,E000) Item 1  ",
            "(0008,0100) CodeValue SH T-D3000"),
        rows(robot));
  }

  @Test
  void comparesWithAFileThatIsHeld(FxRobot robot) {
    robot.interact(robot.lookup("#" + TagsIds.HOLD).queryAs(ToggleButton.class)::fire);
    assertEquals("Held: ramp", robot.lookup("#" + TagsIds.HELD).queryLabeled().getText());
    desktop.open(robot, "ct");
    OpenDesktop.waitFor(
        () -> rows(robot).contains("(0010,0010) PatientName PN Name of ct Name of ramp"));

    robot.interact(robot.lookup("#" + TagsIds.DIFFERENCES).queryAs(CheckBox.class)::fire);
    OpenDesktop.waitFor(() -> rows(robot).size() == 2);
    assertEquals(
        List.of(
            "(0008,0060) Modality CS CT CR", "(0010,0010) PatientName PN Name of ct Name of ramp"),
        rows(robot));

    robot.interact(robot.lookup("#" + TagsIds.HOLD).queryAs(ToggleButton.class)::fire);
    OpenDesktop.waitFor(() -> rows(robot).size() == 4);
    assertTrue(robot.lookup("#" + TagsIds.DIFFERENCES).query().isDisabled());
  }

  @Test
  void holdsAndComparesByKeysWhichCanBeChosen(FxRobot robot) {
    Window window = table(robot).getScene().getWindow();
    robot.interact(window::requestFocus);
    ToggleButton hold = robot.lookup("#" + TagsIds.HOLD).queryAs(ToggleButton.class);
    CheckBox differences = robot.lookup("#" + TagsIds.DIFFERENCES).queryAs(CheckBox.class);
    robot.push(KeyCode.CONTROL, KeyCode.D);
    assertFalse(differences.isSelected(), "nothing is held");
    robot.push(KeyCode.CONTROL, KeyCode.K).push(KeyCode.CONTROL, KeyCode.D);
    assertTrue(hold.isSelected());
    assertTrue(differences.isSelected());
    assertEquals(
        "Shows only the elements whose values differ (Ctrl+D)", differences.getTooltip().getText());

    robot.interact(
        () ->
            desktop
                .preferences()
                .keys()
                .set(
                    new Settings.Keys(
                        "lantern", Map.of("lantern", Map.of("tags-hold", "Shortcut+G")))));
    // As it is read at the next start.
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.OHIF));
    robot.interact(() -> desktop.keys().keymap().set(KeymapName.LANTERN));
    assertTrue(hold.getTooltip().getText().endsWith("(Ctrl+G)"), hold.getTooltip().getText());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertTrue(hold.isSelected(), "its own key is free again");
    robot.push(KeyCode.CONTROL, KeyCode.G);
    assertFalse(hold.isSelected());
    assertFalse(differences.isSelected());
  }

  @Test
  void hidesWhatTellsWhoThePatientIsWithThePatient(FxRobot robot) {
    robot.interact(() -> desktop.shell().view().patientShown().set(false));
    OpenDesktop.waitFor(
        () -> rows(robot).contains("(0010,0010) PatientName PN (hidden with the patient)"));
    assertEquals("(0028,0010) Rows US 1024", rows(robot).getLast());
    assertEquals(
        "(0010,0010)\tPatientName\tPN\t(hidden with the patient)",
        copied(robot).lines().toList().get(2));
  }

  @Test
  void copiesTheSelectedRows(FxRobot robot) {
    robot.interact(() -> table(robot).getSelectionModel().select(3));
    assertEquals("(0028,0010)\tRows\tUS\t1024", copied(robot));
  }

  @Test
  void escClosesIt(FxRobot robot) {
    Window window = table(robot).getScene().getWindow();
    robot.interact(window::requestFocus);
    robot.push(KeyCode.ESCAPE);
    assertFalse(window.isShowing());
  }

  private static String copied(FxRobot robot) {
    robot.interact(() -> table(robot).getScene().getWindow().requestFocus());
    robot.interact(table(robot)::requestFocus);
    robot.push(KeyCode.CONTROL, KeyCode.C);
    List<String> text = new ArrayList<>();
    robot.interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
    return text.getFirst();
  }

  /// The rows that are seen, with the cells of the columns that are.
  private static List<String> rows(FxRobot robot) {
    Hands.rest();
    TreeTableView<?> table = table(robot);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < table.getExpandedItemCount(); row++) {
      List<String> cells = new ArrayList<>();
      for (TreeTableColumn<?, ?> column : table.getColumns()) {
        if (column.isVisible()) {
          cells.add(String.valueOf(column.getCellData(row)));
        }
      }
      rows.add(String.join(" ", cells));
    }
    return rows;
  }

  private static TreeTableView<?> table(FxRobot robot) {
    return robot.lookup("#" + TagsIds.TABLE).queryAs(TreeTableView.class);
  }
}
