package dev.lantern.ui.controls;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/// Commands that are on as long as their keys are held, whichever they now are.
public final class HeldKeys {
  private final CommandControls controls;
  private final List<Command.Hold> commands;
  private Optional<Command.Hold> held = Optional.empty();
  private KeyCode code = KeyCode.UNDEFINED;

  private HeldKeys(CommandControls controls, List<Command.Hold> commands) {
    this.controls = controls;
    this.commands = List.copyOf(commands);
  }

  /// @param root of the window; what is below it hears a key first
  public static void install(Node root, CommandControls controls, List<Command.Hold> commands) {
    HeldKeys keys = new HeldKeys(controls, commands);
    root.addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
    root.addEventFilter(KeyEvent.KEY_RELEASED, keys::release);
    // A window that has lost the keyboard hears of no release.
    root.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::focusedProperty)
        .subscribe(focused -> keys.end());
  }

  private void press(KeyEvent event) {
    for (Command.Hold command : commands) {
      if (controls.hears(command, event)) {
        code = event.getCode();
        held = Optional.of(command);
        command.on().set(true);
        event.consume();
      }
    }
  }

  private void release(KeyEvent event) {
    if (event.getCode() == code) {
      end();
    }
  }

  private void end() {
    held.ifPresent(command -> command.on().set(false));
    held = Optional.empty();
  }
}
