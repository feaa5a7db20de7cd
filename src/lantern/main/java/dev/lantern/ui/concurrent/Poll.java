package dev.lantern.ui.concurrent;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/// Looks again and again at what workers write: they post nothing.
public final class Poll {
  /// A tenth of a second: as often as a reader wants to know.
  public static final Duration OFTEN = Duration.millis(100);

  private Poll() {}

  /// As long as the node is in a window that is shown: a timeline that runs holds its node.
  public static void whileShown(Node node, Duration every, Runnable look) {
    Timeline timeline = new Timeline(new KeyFrame(every, event -> look.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    node.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::showingProperty)
        .orElse(false)
        .subscribe(
            shown -> {
              if (shown) {
                timeline.play();
              } else {
                timeline.stop();
              }
            });
  }
}
