package dev.lantern.inference;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.lantern.platform.RootCause;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Starts ONNX Runtime, with its telemetry off.
///
/// Its environment matches the process's command line against a regular expression, recursing once
/// for each character. On the stack that Java gives a thread by default, a command line of 4,000
/// characters (a long class path, many files) ends the process without a word. So the start has a
/// thread of its own, whose stack is deep enough for the longest command line that a system passes.
final class EngineStart {
  static final String ENGINE = "OnnxRuntime";

  /// Bytes, reserved and not used: 2 MiB of command line at some 270 bytes a character.
  private static final long STACK = 600L << 20;

  private EngineStart() {}

  /// Starts the engine; a second call finds it started.
  ///
  /// @throws EngineException where it cannot be started
  static void run() {
    var failure = new AtomicReference<Optional<EngineException>>(Optional.empty());
    var thread = new Thread(null, () -> failure.set(start()), "engine-start", STACK);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // A half-started engine cannot be abandoned: wait for it, then pass the interrupt on.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
  }

  private static Optional<EngineException> start() {
    try {
      Engine.getEngine(ENGINE);
      OrtEnvironment.getEnvironment().setTelemetry(false);
      return Optional.empty();
    } catch (EngineException e) {
      return Optional.of(e);
    } catch (OrtException | LinkageError | IllegalStateException e) {
      return Optional.of(
          new EngineException("ONNX Runtime cannot be loaded: " + RootCause.of(e), e));
    }
  }
}
