package dev.lantern.explain;

import dev.lantern.classify.LinearHead;
import java.util.SplittableRandom;

/// Weights without what was learned, but with all of their values (Adebayo et al., NeurIPS 2018).
enum Permutation {
  /// The head's weights change places among all classes and channels.
  HEAD,

  /// Each channel of the feature maps is joined to another channel's weights, as if the channels of
  /// the last layer had changed places.
  LAST_LAYER;

  LinearHead of(LinearHead head, SplittableRandom random) {
    return switch (this) {
      case HEAD -> headPermuted(head, random);
      case LAST_LAYER -> channelsPermuted(head, random);
    };
  }

  private static LinearHead headPermuted(LinearHead head, SplittableRandom random) {
    int[] order = order(head.weights().length, random);
    float[] weights = new float[order.length];
    for (int i = 0; i < order.length; i++) {
      weights[i] = head.weights()[order[i]];
    }
    return new LinearHead(head.classes(), head.channels(), weights, head.bias());
  }

  private static LinearHead channelsPermuted(LinearHead head, SplittableRandom random) {
    int[] order = order(head.channels(), random);
    float[] weights = new float[head.weights().length];
    for (int i = 0; i < weights.length; i++) {
      int row = i / head.channels() * head.channels();
      weights[i] = head.weights()[row + order[i - row]];
    }
    return new LinearHead(head.classes(), head.channels(), weights, head.bias());
  }

  /// Fisher and Yates' shuffle.
  private static int[] order(int length, SplittableRandom random) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }
}
