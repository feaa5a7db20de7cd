package dev.lantern.pipeline;

/// The batch cannot go on, for a reason that is not one file's: the output folder is full or gone.
final class BatchStoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient BatchObstacle obstacle;

  BatchStoppedException(BatchObstacle obstacle, Throwable cause) {
    super(obstacle.toString(), cause);
    this.obstacle = obstacle;
  }

  BatchObstacle obstacle() {
    return obstacle;
  }
}
