package dev.lantern.pipeline;

/// The batch cannot be begun on this output folder.
public final class BatchRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient BatchObstacle obstacle;

  BatchRefusedException(BatchObstacle obstacle) {
    super(obstacle.toString());
    this.obstacle = obstacle;
  }

  BatchRefusedException(BatchObstacle obstacle, Exception cause) {
    super(obstacle.toString(), cause);
    this.obstacle = obstacle;
  }

  public BatchObstacle obstacle() {
    return obstacle;
  }
}
