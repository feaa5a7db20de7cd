package dev.lantern.platform;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import dev.lantern.imaging.Printable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// An event as the log file has it: time, process, level, class, sentence; below it, for a failure,
/// the places in the program. An exception's own message is left out, since a parser's may repeat
/// what it read, a patient's name among it.
final class LogLine extends LayoutBase<ILoggingEvent> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneId.systemDefault());
  private static final long PROCESS = ProcessHandle.current().pid();

  /// Of causes, one below the other.
  private static final int DEPTH = 8;

  @Override
  public String doLayout(ILoggingEvent event) {
    String name = event.getLoggerName();
    StringBuilder lines =
        new StringBuilder(TIME.format(Instant.ofEpochMilli(event.getTimeStamp())));
    lines.append(' ').append(PROCESS).append(' ').append(event.getLevel()).append(' ');
    lines.append(name.substring(name.lastIndexOf('.') + 1)).append(": ");
    // A line is one event, whatever is in its words.
    lines.append(Printable.of(event.getFormattedMessage())).append('\n');
    IThrowableProxy failure = event.getThrowableProxy();
    for (int depth = 0; failure != null && depth < DEPTH; depth++) {
      lines.append("  ").append(failure.getClassName()).append('\n');
      for (StackTraceElementProxy place : failure.getStackTraceElementProxyArray()) {
        lines.append("    ").append(place.getSTEAsString()).append('\n');
      }
      failure = failure.getCause();
    }
    return lines.toString();
  }
}
