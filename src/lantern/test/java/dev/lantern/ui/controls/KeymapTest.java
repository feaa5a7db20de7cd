package dev.lantern.ui.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

final class KeymapTest {
  @Test
  void readsTheNamesThatItGives() {
    for (KeyCodeCombination key :
        new KeyCodeCombination[] {
          new KeyCodeCombination(
              KeyCode.E, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
          new KeyCodeCombination(KeyCode.CLOSE_BRACKET),
          new KeyCodeCombination(KeyCode.DIGIT3, KeyCombination.ALT_DOWN),
          new KeyCodeCombination(KeyCode.PLUS),
          new KeyCodeCombination(KeyCode.PAGE_UP)
        }) {
      assertEquals(Optional.of(key), Keymap.of(key.getName()));
    }
  }

  @Test
  void aNameThatIsNoneIsNoKey() {
    assertEquals(Optional.empty(), Keymap.of(""));
    assertEquals(Optional.empty(), Keymap.of("Shift+"));
    assertEquals(Optional.empty(), Keymap.of("Hyper+Q+W"));
  }
}
