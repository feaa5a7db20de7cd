package dev.lantern.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import org.slf4j.Logger;

/// Who may log what, and warnings on standard error; what the program itself says of its work goes
/// to the log file, too ([ProgramLog]). Never a patient's field: an exception's own message may
/// hold one, so it is in neither.
///
/// Logback finds this class as a service. To read the same from `logback.xml` took a twentieth of
/// the processor time of a start, before anything else.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class ErrorLog extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    context.getStatusManager().add(new NopStatusListener());
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(standardError(context));
    context.getLogger("dev.lantern").setLevel(Level.INFO);
    // It warns where there is no GPU.
    context.getLogger("ai.djl").setLevel(Level.ERROR);
    // Its complaints about odd files are outcomes, which the program words itself.
    context.getLogger("org.dcm4che3").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
    var lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n%nopex");
    lines.start();
    var warnings = new ThresholdFilter();
    warnings.setContext(context);
    warnings.setLevel(Level.WARN.toString());
    warnings.start();
    var error = new ConsoleAppender<ILoggingEvent>();
    error.setContext(context);
    error.setName("STDERR");
    error.setTarget("System.err");
    error.setEncoder(lines);
    error.addFilter(warnings);
    error.start();
    return error;
  }
}
