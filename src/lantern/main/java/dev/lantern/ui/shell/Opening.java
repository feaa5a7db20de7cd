package dev.lantern.ui.shell;

import dev.lantern.imaging.SkipReason;
import dev.lantern.pipeline.OpenedScans;
import dev.lantern.pipeline.ScanOpener;
import dev.lantern.pipeline.Series;
import dev.lantern.ui.concurrent.Activities;
import dev.lantern.ui.concurrent.Activity;
import dev.lantern.ui.concurrent.TaskRunner;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens files, folders and archives in the background, and says what was left out. For the JavaFX
/// thread.
final class Opening {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Words words;
  private final Opener opener;
  private final Notices notices;
  private final Consumer<List<Series>> found;
  private final Consumer<List<Path>> opened;

  /// What it takes to open.
  record Opener(TaskRunner tasks, Activities activities, ScanOpener scans) {}

  /// @param found takes the series
  /// @param opened hears which paths gave any
  Opening(
      Words words,
      Opener opener,
      Notices notices,
      Consumer<List<Series>> found,
      Consumer<List<Path>> opened) {
    this.words = words;
    this.opener = opener;
    this.notices = notices;
    this.found = found;
    this.opened = opened;
  }

  /// @param after called once what is found has been taken
  void open(List<Path> paths, Runnable after) {
    if (paths.isEmpty()) {
      return;
    }
    notices.close();
    notices.done(words.of("status.opening"));
    Activity activity = opener.activities().start(this, words.of("activity.opening"), () -> {});
    opener
        .tasks()
        .run(
            () -> opener.scans().open(paths, activity),
            scans -> {
              opener.activities().end(activity);
              take(scans);
              if (!scans.series().isEmpty()) {
                opened.accept(paths);
              }
              after.run();
            },
            cause -> {
              opener.activities().end(activity);
              notices.done(words.of("status.ready"));
              notices.unexpected(cause);
            });
  }

  private void take(OpenedScans scans) {
    LOG.info(
        "opened {} series, left out {}",
        scans.series().size(),
        scans.refused().stream()
            .collect(
                Collectors.groupingBy(
                    refused -> refused.why().reason().code(), Collectors.counting())));
    List<OpenedScans.Refused> failed =
        scans.refused().stream()
            .filter(refused -> !(refused.why().reason() instanceof SkipReason))
            .toList();
    if (scans.series().isEmpty() && !scans.cancelled()) {
      notices.fail(words.of("message.nothing-opened"), notices.list(scans.refused()));
    } else if (!failed.isEmpty()) {
      notices.say(words.of("message.some-failed", failed.size()), notices.list(failed));
    }
    int images = scans.series().stream().mapToInt(series -> series.images().size()).sum();
    notices.done(
        words.of(
            scans.cancelled() ? "status.cancelled" : "status.opened",
            scans.series().size(),
            images,
            scans.refused().size()));
    found.accept(scans.series());
  }
}
