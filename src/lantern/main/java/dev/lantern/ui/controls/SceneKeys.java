package dev.lantern.ui.controls;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;

/// Lets keys work in a window without a menu bar, whichever they now are.
public final class SceneKeys {
  private final Scene scene;
  private final Keymap keymap;
  private final Map<Keyed, Runnable> works;
  private Set<KeyCombination> laid = Set.of();

  private SceneKeys(Scene scene, Keymap keymap, Map<Keyed, Runnable> works) {
    this.scene = scene;
    this.keymap = keymap;
    this.works = works;
  }

  /// @param works what is done at each key
  public static void install(Scene scene, Keymap keymap, Map<Keyed, Runnable> works) {
    keymap.whenever(new SceneKeys(scene, keymap, Map.copyOf(works))::lay);
  }

  private void lay() {
    Map<KeyCombination, Runnable> now = new HashMap<>();
    works.forEach((keyed, work) -> keymap.now(keyed).ifPresent(key -> now.put(key, work)));
    scene.getAccelerators().keySet().removeAll(laid);
    scene.getAccelerators().putAll(now);
    laid = Set.copyOf(now.keySet());
  }
}
