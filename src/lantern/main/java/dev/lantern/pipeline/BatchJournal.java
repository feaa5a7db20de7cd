package dev.lantern.pipeline;

import dev.lantern.dicom.DicomLimits;
import dev.lantern.dicom.SourceBytes;
import dev.lantern.imaging.FailureReason;
import dev.lantern.imaging.FileStamp;
import dev.lantern.imaging.ImageReadException;
import dev.lantern.imaging.ImageSource;
import dev.lantern.imaging.Reason;
import dev.lantern.inputs.Listing;
import dev.lantern.inputs.Refusal;
import dev.lantern.ledger.BatchLedger;
import dev.lantern.ledger.FileKey;
import dev.lantern.ledger.LedgerException;
import dev.lantern.ledger.LedgerRow;
import dev.lantern.ledger.LedgerRow.Content;
import dev.lantern.ledger.LedgerRow.Output;
import dev.lantern.ledger.LedgerRow.Timing;
import dev.lantern.platform.IoTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What a batch does with a file, so that no kill loses it or does it twice: its files are
/// announced, made, and safe on disk before the ledger says that it is done. What the ledger says
/// is taken over, as long as it holds.
final class BatchJournal {
  /// These say more of the moment than of the file: they are done again by every run.
  private static final Set<Reason> PASSING =
      Set.of(
          FailureReason.MISSING,
          FailureReason.UNREADABLE,
          FailureReason.NETWORK,
          // Of the clock on the wall: a network drive may have stalled.
          FailureReason.TIME_LIMIT,
          // Where memory runs out, the system may end the decoder for what another program took.
          FailureReason.DECODER_CRASH,
          FailureReason.INTERNAL);

  /// Up to so many files, each is looked up, however many rows there are: a watched folder gives
  /// few at a time.
  private static final int FEW = 500;

  private final BatchLedger ledger;
  private final BatchBasis basis;
  private final LedgerRows rows;
  private final OutcomeFiles files;
  private final BatchOutput output;

  /// Files to do that have a row of an earlier run.
  private final Set<ImageSource> entered = ConcurrentHashMap.newKeySet();

  /// Every row of an earlier run is to be forgotten, and is not yet.
  private boolean forgetting;

  /// What failed in an earlier run is done again once: not again when more files are looked for.
  private boolean retrying;

  private boolean planned;

  private final SourceBytes bytes = new SourceBytes(DicomLimits.standard());

  BatchJournal(
      BatchLedger ledger,
      BatchBasis basis,
      LedgerRows rows,
      OutcomeFiles files,
      BatchOutput output) {
    this.ledger = ledger;
    this.basis = basis;
    this.rows = rows;
    this.files = files;
    this.output = output;
    this.forgetting = output.fresh();
  }

  /// @param done rows that hold without a look into the file
  /// @param open files to do, in their order
  record Plan(List<BatchRow> done, List<ImageSource> open) {}

  /// Tells what is done from what is to do, by the files' stamps alone. Not while files are done.
  Plan plan(List<ImageSource> sources) throws LedgerException {
    retrying = output.retryFailed() && !planned;
    planned = true;
    entered.clear();
    if (forgetting) {
      return new Plan(List.of(), List.copyOf(sources));
    }
    List<BatchRow> done = new ArrayList<>();
    Set<ImageSource> closed = new HashSet<>();
    eachKept(
        sources,
        (source, row) -> {
          Optional<BatchRow> holds =
              sameStamp(row, source) ? holding(source, row) : Optional.empty();
          holds.ifPresent(done::add);
          (holds.isPresent() ? closed : entered).add(source);
        });
    return new Plan(done, sources.stream().filter(source -> !closed.contains(source)).toList());
  }

  /// To be called once nothing stands in the way of the work any more: where the output is to begin
  /// afresh, what an earlier run left is gone from now on.
  void begin() throws LedgerException {
    if (forgetting) {
      ledger.forget();
      forgetting = false;
    }
  }

  private void eachKept(List<ImageSource> sources, BiConsumer<ImageSource, LedgerRow> taker)
      throws LedgerException {
    if (sources.size() <= FEW) {
      for (ImageSource source : sources) {
        ledger.find(LedgerRows.key(source)).ifPresent(row -> taker.accept(source, row));
      }
      return;
    }
    Map<FileKey, ImageSource> byKey = HashMap.newHashMap(sources.size());
    sources.forEach(source -> byKey.put(LedgerRows.key(source), source));
    ledger.each(
        row ->
            Optional.ofNullable(byKey.get(row.key()))
                .ifPresent(source -> taker.accept(source, row)));
  }

  private static boolean sameStamp(LedgerRow row, ImageSource source) {
    return row.content().filter(content -> content.stamp().fits(source.file())).isPresent();
  }

  /// @return the row, where it holds for the bytes that it was made of
  private Optional<BatchRow> holding(ImageSource source, LedgerRow kept) {
    if (kept.content().isEmpty()
        || passing(kept.verdict())
        || (retrying && kept.verdict().outcome().equals(BatchRow.Outcome.FAILED.word()))
        || !kept.outputs().stream().allMatch(this::isThere)) {
      return Optional.empty();
    }
    return rows.row(source, kept).filter(row -> basis.of(row).equals(Optional.of(kept.basis())));
  }

  /// Of a diagnosis, the detail says what could not be measured though it was asked for.
  private static boolean passing(LedgerRow.Verdict verdict) {
    return Reason.of(verdict.reason()).filter(PASSING::contains).isPresent()
        || (verdict.judgement().isPresent() && !verdict.detail().isEmpty());
  }

  private boolean isThere(Output made) {
    try {
      return Files.size(output.folder().resolve(made.name())) == made.size();
    } catch (IOException e) {
      return false;
    }
  }

  /// Keeps the outcomes that a listing knows, all at once. Where they rest on a file's first bytes,
  /// these vouch for them, since nothing else was read.
  ///
  /// @param cancelled once it is true, what is not kept yet counts as not begun
  List<BatchRow> refuse(List<ImageSource> open, Listing listing, BooleanSupplier cancelled)
      throws LedgerException {
    List<BatchRow> refused = new ArrayList<>();
    List<LedgerRow> kept = new ArrayList<>();
    for (ImageSource source : open) {
      Optional<Refusal> refusal = listing.refusal(source);
      if (refusal.isPresent()) {
        Optional<Content> content = content(refusal.get());
        BatchRow row =
            BatchRow.of(ImageOutcome.of(source, refusal.get().exception()))
                .seenAs(content.map(Content::stamp));
        refused.add(row);
        kept.add(entry(row, content, List.of(), new Timing(0, 0, 0)));
      }
    }
    return refused.subList(0, ledger.recordAll(kept, cancelled));
  }

  private static Optional<Content> content(Refusal refusal) {
    return refusal
        .seen()
        .map(seen -> new Content(new FileStamp(seen.size(), seen.modified()), seen.hash()));
  }

  /// Does one file, and keeps what came of it.
  ///
  /// @return empty where it counts as not begun, or is given up
  Optional<BatchWork.Done> row(Attempt attempt, Function<ImageSource, ImageOutcome> diagnosis)
      throws BatchStoppedException {
    ImageSource source = attempt.source();
    try {
      long start = System.nanoTime();
      // The stamp before the bytes, the bytes before the verdict: where the file changes meanwhile,
      // the next run sees another file than the one in the ledger.
      Optional<FileStamp> stamp = FileStamp.ifThere(source.file());
      Optional<SourceBytes.Hash> hash;
      try {
        hash = OutcomeGuard.read(() -> bytes.hash(source, attempt::cancelled));
      } catch (ImageReadException e) {
        return unhashed(attempt, e, start);
      }
      if (hash.isEmpty() && attempt.cancelled()) {
        return Optional.empty();
      }
      Optional<Content> content = stamp.flatMap(s -> hash.map(h -> new Content(s, h.content())));
      Optional<BatchRow> known = known(attempt, content);
      if (known.isPresent()) {
        return known.map(row -> new BatchWork.Done(row, 0, true));
      }
      long hashed = System.nanoTime();
      Optional<ImageOutcome> outcome =
          OutcomeGuard.unlessCancelled(source, diagnosis, attempt::cancelled);
      if (outcome.isEmpty() || !attempt.keep()) {
        return Optional.empty();
      }
      BatchRow row =
          keep(outcome.get(), content, new Timing(hashed - start, System.nanoTime() - hashed, 0));
      return Optional.of(
          new BatchWork.Done(row, hash.map(SourceBytes.Hash::bytes).orElse(0L), false));
    } catch (LedgerException e) {
      throw new BatchStoppedException(output.obstacle(e), e);
    }
  }

  /// Where Lantern itself failed on the bytes, nothing vouches for them, and nothing is judged.
  private Optional<BatchWork.Done> unhashed(Attempt attempt, ImageReadException failure, long start)
      throws LedgerException, BatchStoppedException {
    if (attempt.cancelled() || !attempt.keep()) {
      return Optional.empty();
    }
    var timing = new Timing(System.nanoTime() - start, 0, 0);
    BatchRow row = keep(ImageOutcome.of(attempt.source(), failure), Optional.empty(), timing);
    return Optional.of(new BatchWork.Done(row, 0, false));
  }

  /// The row of the same bytes, kept again with the stamp that they have now.
  private Optional<BatchRow> known(Attempt attempt, Optional<Content> content)
      throws LedgerException {
    ImageSource source = attempt.source();
    if (!entered.remove(source) || content.isEmpty()) {
      return Optional.empty();
    }
    Optional<LedgerRow> kept = ledger.find(LedgerRows.key(source));
    if (kept.isEmpty()
        || !kept.get().content().map(Content::hash).equals(content.map(Content::hash))) {
      return Optional.empty();
    }
    LedgerRow seen = kept.get().seenAs(content.get().stamp());
    Optional<BatchRow> row = holding(source, seen);
    if (row.isEmpty() || !attempt.keep()) {
      return Optional.empty();
    }
    ledger.record(seen);
    return row;
  }

  /// Keeps that a file was given up. Its bytes have no say: nobody read them.
  BatchWork.Done givenUp(ImageOutcome.Failed outcome) throws BatchStoppedException {
    try {
      return new BatchWork.Done(keep(outcome, Optional.empty(), new Timing(0, 0, 0)), 0, false);
    } catch (LedgerException e) {
      throw new BatchStoppedException(output.obstacle(e), e);
    }
  }

  private BatchRow keep(ImageOutcome outcome, Optional<Content> content, Timing timing)
      throws LedgerException, BatchStoppedException {
    long start = System.nanoTime();
    // A picture that cannot be made is a failure of this file alone.
    Kept kept =
        OutcomeGuard.<Kept, LedgerException, BatchStoppedException>guard(
            () -> new Kept(outcome, make(outcome)),
            defect -> new Kept(OutcomeGuard.internal(outcome.source(), defect), List.of()));
    BatchRow row = BatchRow.of(kept.outcome()).seenAs(content.map(Content::stamp));
    ledger.record(
        entry(
            row,
            content,
            kept.made(),
            new Timing(timing.hash(), timing.diagnosis(), System.nanoTime() - start)));
    return row;
  }

  private record Kept(ImageOutcome outcome, List<Output> made) {}

  private LedgerRow entry(
      BatchRow row, Optional<Content> content, List<Output> made, Timing timing) {
    return new LedgerRow(
        LedgerRows.key(row.source()),
        content,
        basis.of(row).orElse(""),
        LedgerRows.verdict(row),
        made,
        timing);
  }

  private List<Output> make(ImageOutcome outcome) throws LedgerException, BatchStoppedException {
    if (!(outcome instanceof ImageOutcome.Diagnosed diagnosed)) {
      return List.of();
    }
    List<String> names = files.names(diagnosed);
    if (names.isEmpty()) {
      return List.of();
    }
    ledger.announce(names);
    try {
      files.write(diagnosed, output.folder());
      List<Output> made = new ArrayList<>();
      for (String name : names) {
        made.add(new Output(name, Files.size(output.folder().resolve(name))));
      }
      return made;
    } catch (IOException e) {
      throw new BatchStoppedException(
          new BatchObstacle.Unwritable(output.folder(), IoTrouble.of(e)), e);
    }
  }
}
