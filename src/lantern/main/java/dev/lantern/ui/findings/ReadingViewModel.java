package dev.lantern.ui.findings;

import dev.lantern.classify.Finding;
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
  private final Map<String, StringProperty> notes = new HashMap<>();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

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
      answers.set(Map.of());
      notes.clear();
      status.set("");
    }
  }

  /// Notes an answer; nothing is kept before [#record].
  void answer(Finding finding, Reading.Answer answer) {
    Map<String, Reading.Answer> now = new HashMap<>(answers.get());
    now.put(finding.id(), answer);
    answers.set(Map.copyOf(now));
  }

  /// Keeps the answers, and then shows what the network says, if that is concealed.
  void record() {
    switch (findings.state().get()) {
      case FindingsState.Concealed(var judged) -> keep(readings(judged, true), true);
      case FindingsState.Judged judged -> keep(readings(judged, false), false);
      case FindingsState.Idle _,
          FindingsState.NoBundle _,
          FindingsState.Offered _,
          FindingsState.Running _,
          FindingsState.Stopped _,
          FindingsState.Refused _,
          FindingsState.Broken _ -> {}
    }
  }

  private void keep(List<Reading> readings, boolean blind) {
    status.set("");
    tasks.run(
        () -> {
          log.add(readings);
          return Instant.now();
        },
        at -> {
          status.set(words.of(blind ? "reading.kept-before" : "reading.kept", clock(at)));
          findings.reveal();
        },
        this::miss);
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

  /// By the finding's id.
  ReadOnlyObjectProperty<Map<String, Reading.Answer>> answers() {
    return answers.getReadOnlyProperty();
  }

  /// What the reader adds to the answer, until another image is asked about. Without an
  /// answer it is not kept.
  StringProperty note(Finding finding) {
    return notes.computeIfAbsent(finding.id(), _ -> new SimpleStringProperty(""));
  }

  /// What became of the last answer, in a sentence.
  ReadOnlyStringProperty status() {
    return status.getReadOnlyProperty();
  }
}
