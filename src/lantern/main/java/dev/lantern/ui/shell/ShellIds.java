package dev.lantern.ui.shell;

/// Ids of the main window's own nodes.
final class ShellIds {
  static final String RESEARCH_BANNER = "research-banner";
  static final String MESSAGE = "message-banner";
  static final String MESSAGE_HEADLINE = "message-headline";
  static final String MESSAGE_DETAIL = "message-detail";
  static final String MESSAGE_COPY = "message-copy";
  static final String MESSAGE_CLOSE = "message-close";
  static final String PROGRESS = "progress-strip";
  static final String PROGRESS_CANCEL = "progress-cancel";
  static final String STATUS = "status-bar";

  private ShellIds() {}
}
