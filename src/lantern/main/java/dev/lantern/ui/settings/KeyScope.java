package dev.lantern.ui.settings;

/// The window that a key is heard in: there it has one meaning.
public enum KeyScope {
  MAIN,
  BATCH,
  TAGS
}
