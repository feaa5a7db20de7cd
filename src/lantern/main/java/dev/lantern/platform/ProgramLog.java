package dev.lantern.platform;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log files: `lantern.log` and, once that is full, `lantern.1.log`, the youngest, to
/// `lantern.4.log`. What may stand there: [ErrorLog] and [LogLine].
public final class ProgramLog {
  /// Files before the one that is written.
  static final int EARLIER = 4;

  /// At which a file is full.
  static final long BYTES = 1 << 20;

  /// Its name among the root logger's appenders.
  public static final String APPENDER = "FILE";

  private static final String NAME = "lantern";

  private ProgramLog() {}

  /// Logs to the files from here on, and says what runs. A folder that cannot be written is left
  /// alone without a word: the program works, and its warnings stand on standard error.
  public static void begin(Path folder) {
    begin(folder, (LoggerContext) LoggerFactory.getILoggerFactory());
    LoggerFactory.getLogger(ProgramLog.class)
        .info(
            "{}, Java {}, {} {}, {} processors, {} MB of heap",
            ProgramVersion.withCommit(),
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20);
  }

  static void begin(Path folder, LoggerContext context) {
    var file = new RollingFileAppender<ILoggingEvent>();
    file.setContext(context);
    file.setName(APPENDER);
    file.setFile(folder.resolve(NAME + ".log").toString());
    var lines = new LayoutWrappingEncoder<ILoggingEvent>();
    lines.setContext(context);
    lines.setCharset(StandardCharsets.UTF_8);
    lines.setLayout(new LogLine());
    lines.start();
    file.setEncoder(lines);

    var earlier = new FixedWindowRollingPolicy();
    earlier.setContext(context);
    earlier.setParent(file);
    earlier.setMinIndex(1);
    earlier.setMaxIndex(EARLIER);
    earlier.setFileNamePattern(folder.resolve(NAME + ".%i.log").toString());
    earlier.start();
    file.setRollingPolicy(earlier);

    var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    full.setContext(context);
    full.setMaxFileSize(new FileSize(BYTES));
    full.setCheckIncrement(Duration.buildByMilliseconds(0));
    full.start();
    file.setTriggeringPolicy(full);
    file.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
  }
}
