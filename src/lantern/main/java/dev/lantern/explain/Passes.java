package dev.lantern.explain;

import dev.lantern.classify.Classifier.ClassifierException;
import dev.lantern.classify.Classifier.Predictor;
import dev.lantern.classify.NetworkOutput;
import dev.lantern.imaging.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/// Many passes for one explanation, one thread a predictor. The results do not depend on
/// how many there are. To cancel, interrupt the thread that waits: the passes under way end first.
public final class Passes {
  /// Parts that the passes of a growing map are done in.
  private static final int PARTS = 12;

  private final List<Predictor> predictors;
  private final PassListener listener;
  private final Optional<Consumer<CellMap>> grown;
  private int planned;
  private int before;

  /// @param predictors at least one, used by nobody else meanwhile; closed by the caller
  public Passes(List<Predictor> predictors, PassListener listener) {
    this(predictors, listener, Optional.empty());
  }

  private Passes(
      List<Predictor> predictors, PassListener listener, Optional<Consumer<CellMap>> grown) {
    if (predictors.isEmpty()) {
      throw new IllegalArgumentException("no predictor");
    }
    this.predictors = List.copyOf(predictors);
    this.listener = listener;
    this.grown = grown;
  }

  /// Passes of one map, which is also told of while it grows.
  ///
  /// @param grown hears what the map is by now, on the thread that waits for it
  public static Passes growing(
      List<Predictor> predictors, PassListener listener, Consumer<CellMap> grown) {
    return new Passes(predictors, listener, Optional.of(grown));
  }

  /// The listener hears all that follows as one work.
  ///
  /// @param passes that are to come
  void plan(int passes) {
    planned = passes;
    before = 0;
  }

  /// @param count how many passes
  /// @param inputs makes the tensor of each, by its number; asked on several threads
  /// @param read makes one number of a pass; asked on several threads
  /// @return one number a pass, in order
  /// @throws ClassifierException where the engine fails on one of them
  /// @throws InterruptedException where this thread is interrupted
  double[] scores(int count, IntFunction<Tensor> inputs, ToDoubleFunction<NetworkOutput> read)
      throws ClassifierException, InterruptedException {
    return doubles(run(count, inputs, read::applyAsDouble));
  }

  /// As [#scores], for a map that can be told of before its last pass.
  ///
  /// @param soFar makes a map of the scores of the first passes
  double[] scores(
      int count,
      IntFunction<Tensor> inputs,
      ToDoubleFunction<NetworkOutput> read,
      Function<double[], CellMap> soFar)
      throws ClassifierException, InterruptedException {
    return doubles(
        run(
            count,
            (predictor, number) -> read.applyAsDouble(predictor.run(inputs.apply(number))),
            scores -> soFar.apply(doubles(scores))));
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// What is asked of a predictor.
  @FunctionalInterface
  interface Pass<T> {
    /// @param number of the pass
    T of(Predictor predictor, int number) throws ClassifierException;
  }

  /// As [#scores], for any kind of result, and for a map that can be told of before its last pass.
  ///
  /// @param pass asked on several threads
  /// @param soFar makes a map of the results of the first passes
  <T> List<T> run(int count, Pass<T> pass, Function<List<T>, CellMap> soFar)
      throws ClassifierException, InterruptedException {
    if (grown.isEmpty()) {
      return run(count, pass);
    }
    plan(count);
    // Whole rounds of all predictors, so that none waits for another at the end of a part.
    int round = PARTS * predictors.size();
    int part = (count + round - 1) / round * predictors.size();
    List<T> made = new ArrayList<>();
    while (made.size() < count) {
      int from = made.size();
      made.addAll(
          run(
              Math.min(part, count - from),
              (predictor, number) -> pass.of(predictor, from + number)));
      if (made.size() < count) {
        grown.get().accept(soFar.apply(made));
      }
    }
    return made;
  }

  /// As [#scores], for any kind of result.
  <T> List<T> run(int count, IntFunction<Tensor> inputs, Function<NetworkOutput, T> read)
      throws ClassifierException, InterruptedException {
    return run(count, (predictor, number) -> read.apply(predictor.run(inputs.apply(number))));
  }

  private <T> List<T> run(int count, Pass<T> pass)
      throws ClassifierException, InterruptedException {
    List<List<Indexed<T>>> parts = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Callable<List<Indexed<T>>>> workers = new ArrayList<>();
    for (Predictor predictor : predictors) {
      workers.add(
          () -> {
            List<Indexed<T>> part = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("cancelled");
              }
              part.add(new Indexed<>(i, pass.of(predictor, i)));
              tell(done, count);
            }
            return part;
          });
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(workers.size())) {
      for (Future<List<Indexed<T>>> worker : pool.invokeAll(workers)) {
        parts.add(worker.get());
      }
    } catch (ExecutionException e) {
      throw failure(e);
    }
    before += count;
    return parts.stream()
        .flatMap(List::stream)
        .sorted((a, b) -> Integer.compare(a.place, b.place))
        .map(Indexed::value)
        .toList();
  }

  private synchronized void tell(AtomicInteger done, int count) {
    listener.passed(before + done.incrementAndGet(), Math.max(planned, before + count));
  }

  private static ClassifierException failure(ExecutionException thrown) {
    return switch (thrown.getCause()) {
      case ClassifierException failure -> failure;
      case RuntimeException defect -> throw defect;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException("no such failure", thrown);
    };
  }

  private record Indexed<T>(int place, T value) {}

  /// Random draws of one pass, of a method's seed.
  static SplittableRandom draws(long seed, int number) {
    return new SplittableRandom(seed * 1_000_003 + number);
  }

  /// A copy to be painted on.
  static float[] copy(Tensor tensor) {
    return Arrays.copyOf(tensor.values(), tensor.values().length);
  }
}
