package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
import dev.lantern.imaging.ScanImage;
import dev.lantern.report.Reading;
import dev.lantern.report.ReadingLog;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.words.Words;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the reader says of the image on the screen, before or after the network is heard. For the
/// JavaFX thread.
public final class ReadingViewModel {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Words words;
  private final TaskRunner tasks;
  private final ReadingLog log;
  private final FindingsViewModel findings;
  private final Consumer<Throwable> fail;
  private final ReadOnlyObjectWrapper<Map<String, Reading.Answer>> answers =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<Optional<Finding>> marked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Finding>> noting =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final Map<ScanImage, Draft> drafts = new WeakHashMap<>();
  private Draft draft = new Draft();
  private boolean keeping;

  /// What the reader has said of one image so far.
  private static final class Draft {
    private Map<String, Reading.Answer> answers = Map.of();
    private final Map<String, StringProperty> notes = new HashMap<>();
    private Optional<Said> kept = Optional.empty();
    private String status = "";

    private Said said() {
      Map<String, String> words = new HashMap<>();
      notes.forEach((finding, note) -> words.put(finding, note.get().strip()));
      return new Said(answers, words);
    }
  }

  /// Answers and notes by the findings' ids.
  private record Said(Map<String, Reading.Answer> answers, Map<String, String> notes) {}

  /// @param fail hears of what should not happen
  public ReadingViewModel(
      Words words,
      TaskRunner tasks,
      ReadingLog log,
      FindingsViewModel findings,
      Consumer<Throwable> fail) {
    this.words = words;
    this.tasks = tasks;
    this.log = log;
    this.findings = findings;
    this.fail = fail;
    findings.state().subscribe(this::follow);
  }

  private void follow(FindingsState before, FindingsState now) {
    boolean revealed = before instanceof FindingsState.Concealed(var judged) && judged.equals(now);
    if (!revealed) {
      draft = questions().map(asked -> draftOf(asked.judged())).orElseGet(Draft::new);
      answers.set(draft.answers);
      status.set(draft.status);
      marked.set(questions().flatMap(asked -> asked.findings().stream().findFirst()));
    }
  }

  private Draft draftOf(FindingsState.Judged judged) {
    return drafts.computeIfAbsent(judged.outcome().image(), _ -> new Draft());
  }

  /// What can be answered.
  private record Questions(FindingsState.Judged judged, boolean blind) {
    List<Finding> findings() {
      return judged.outcome().classification().findings();
    }
  }

  private Optional<Questions> questions() {
    return switch (findings.state().get()) {
      case FindingsState.Concealed(var judged) -> Optional.of(new Questions(judged, true));
      case FindingsState.Judged judged -> Optional.of(new Questions(judged, false));
      case FindingsState.Idle _,
          FindingsState.NoBundle _,
          FindingsState.Offered _,
          FindingsState.Running _,
          FindingsState.Stopped _,
          FindingsState.Refused _,
          FindingsState.Broken _ ->
          Optional.empty();
    };
  }

  /// Marks a finding: replies by key are about it.
  void mark(Finding finding) {
    marked.set(Optional.of(finding));
  }

  /// Marks the next finding; after the last the first.
  public void next() {
    questions()
        .map(Questions::findings)
        .ifPresent(
            all ->
                marked.set(marked.get().map(now -> all.get((all.indexOf(now) + 1) % all.size()))));
  }

  /// Answers for the marked finding.
  public void reply(Reply reply) {
    questions()
        .ifPresent(
            asked -> marked.get().ifPresent(now -> answer(now, reply.to(now, asked.blind()))));
  }

  /// Asks for the keyboard for the note of the marked finding, once that has an answer.
  public void writeNote() {
    noting.set(marked.get().filter(now -> answers.get().containsKey(now.id())));
  }

  /// The keyboard has left the note.
  void leaveNote() {
    noting.set(Optional.empty());
  }

  /// Notes an answer; nothing is kept before [#record].
  void answer(Finding finding, Reading.Answer answer) {
    Map<String, Reading.Answer> now = new HashMap<>(answers.get());
    now.put(finding.id(), answer);
    draft.answers = Map.copyOf(now);
    answers.set(draft.answers);
    mark(finding);
  }

  /// Keeps the answers, and then shows what the network says, if that is concealed. What was kept
  /// already is not kept again.
  public void record() {
    if (!keeping && draft.kept.filter(draft.said()::equals).isEmpty()) {
      questions().filter(asked -> complete()).ifPresent(this::keep);
    }
  }

  /// Whether there is something to keep: before the network is heard, every finding wants
  /// an answer.
  boolean complete() {
    int given = answers.get().size();
    return questions()
        .filter(asked -> given >= (asked.blind() ? asked.findings().size() : 1))
        .isPresent();
  }

  private void keep(Questions asked) {
    List<Reading> readings = readings(asked.judged(), asked.blind());
    Draft subject = draft;
    Said said = subject.said();
    keeping = true;
    status.set("");
    tasks.run(
        () -> {
          log.add(readings);
          return Instant.now();
        },
        at -> {
          keeping = false;
          subject.kept = Optional.of(said);
          subject.status =
              words.of(asked.blind() ? "reading.kept-before" : "reading.kept", clock(at));
          if (subject == draft) {
            status.set(subject.status);
            findings.reveal();
          }
        },
        cause -> {
          keeping = false;
          miss(cause);
        });
  }

  private List<Reading> readings(FindingsState.Judged judged, boolean blind) {
    Instant now = Instant.now();
    var said = judged.outcome().classification();
    String uid = judged.outcome().image().header().identity().sopInstanceUid();
    List<Reading> readings = new ArrayList<>();
    for (Finding finding : said.findings()) {
      Reading.Answer answer = answers.get().get(finding.id());
      if (answer != null) {
        String note = note(finding).get().strip();
        readings.add(new Reading(now, uid, blind, said, finding, answer, note));
      }
    }
    return readings;
  }

  /// Writes a copy of all readings, under a name with today's date and time.
  public void export(Path folder) {
    String name =
        "lantern-readings-" + STAMP.format(Instant.now().atZone(ZoneId.systemDefault())) + ".csv";
    tasks.run(
        () -> {
          log.export(folder.resolve(name));
          return name;
        },
        written -> status.set(words.of("reading.exported", written)),
        this::miss);
  }

  private void miss(Throwable cause) {
    switch (cause) {
      case NoSuchFileException _ -> status.set(words.of("reading.none"));
      case IOException _ -> status.set(words.of("reading.unwritable"));
      default -> fail.accept(cause);
    }
  }

  private static String clock(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(ZoneId.systemDefault()));
  }

  /// The finding that replies by key are about.
  ReadOnlyObjectProperty<Optional<Finding>> marked() {
    return marked.getReadOnlyProperty();
  }

  /// The finding whose note is to have the keyboard.
  ReadOnlyObjectProperty<Optional<Finding>> noting() {
    return noting.getReadOnlyProperty();
  }

  /// By the finding's id.
  ReadOnlyObjectProperty<Map<String, Reading.Answer>> answers() {
    return answers.getReadOnlyProperty();
  }

  /// What the reader adds to the answer. Without an answer it is not kept.
  StringProperty note(Finding finding) {
    return draft.notes.computeIfAbsent(finding.id(), _ -> new SimpleStringProperty(""));
  }

  /// What became of the last answer, in a sentence.
  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }
}
