package dev.lantern.ui.settings;

import java.util.List;

/// A command in the table of keys.
///
/// @param id of the command
/// @param menu that the command is in
/// @param key name of its key; empty for none
/// @param changed whether the user gave it, and not the keymap
/// @param taken ids of the other commands that have this key; of a key that is no command's to
///     have, [KeymapViewModel#FIXED]
record KeyRow(String id, String menu, String key, boolean changed, List<String> taken) {
  KeyRow {
    taken = List.copyOf(taken);
  }
}
