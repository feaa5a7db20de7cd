package dev.lantern.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

import dev.lantern.ui.controls.Command;
import dev.lantern.ui.viewports.ViewportsViewModel;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/// The way through the frames.
final class GoCommands {
  private static final int PAGE = 10;

  private GoCommands() {}

  static List<Command> all(ViewportsViewModel viewports) {
    return Commands.joined(List.of(frames(viewports), cine(viewports)));
  }

  private static List<Command> frames(ViewportsViewModel viewports) {
    return List.of(
        Commands.action(
            "previous",
            Commands.key(KeyCode.UP),
            Material2AL.KEYBOARD_ARROW_UP,
            viewports.onActive(viewer -> viewer.scroll(-1))),
        Commands.action(
            "next",
            Commands.key(KeyCode.DOWN),
            Material2AL.KEYBOARD_ARROW_DOWN,
            viewports.onActive(viewer -> viewer.scroll(1))),
        Commands.action(
            "previous-second",
            Commands.key(KeyCode.LEFT),
            Material2AL.KEYBOARD_ARROW_LEFT,
            viewports.onActive(viewer -> viewer.scroll(-1))),
        Commands.action(
            "next-second",
            Commands.key(KeyCode.RIGHT),
            Material2AL.KEYBOARD_ARROW_RIGHT,
            viewports.onActive(viewer -> viewer.scroll(1))),
        Commands.action(
            "page-back",
            Commands.key(KeyCode.PAGE_UP),
            Material2AL.ARROW_UPWARD,
            viewports.onActive(viewer -> viewer.scroll(-PAGE))),
        Commands.action(
            "page-on",
            Commands.key(KeyCode.PAGE_DOWN),
            Material2AL.ARROW_DOWNWARD,
            viewports.onActive(viewer -> viewer.scroll(PAGE))),
        Commands.action(
            "first",
            Commands.key(KeyCode.HOME),
            Material2AL.FIRST_PAGE,
            viewports.onActive(viewer -> viewer.goTo(0))),
        Commands.action(
            "last",
            Commands.key(KeyCode.END),
            Material2AL.LAST_PAGE,
            viewports.onActive(viewer -> viewer.goTo(viewer.frameCount().get() - 1))));
  }

  private static List<Command> cine(ViewportsViewModel viewports) {
    return List.of(
        new Command.Toggle(
            "cine",
            Commands.key(KeyCode.K),
            Material2MZ.PLAY_CIRCLE_OUTLINE,
            viewports.ofActive(new SimpleBooleanProperty(), viewer -> viewer.cine().playing())),
        Commands.action(
            "cine-slower",
            Commands.key(KeyCode.COMMA, SHIFT_DOWN),
            Material2MZ.REMOVE,
            viewports.onActive(viewer -> viewer.cine().change(-1))),
        Commands.action(
            "cine-faster",
            Commands.key(KeyCode.PERIOD, SHIFT_DOWN),
            Material2AL.ADD,
            viewports.onActive(viewer -> viewer.cine().change(1))));
  }
}
