package dev.lantern.ui.batch;

import dev.lantern.ui.words.Tip;
import dev.lantern.ui.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.TextField;

/// Shows a chosen folder, or that none is chosen; nobody types it.
final class FolderField extends TextField {
  /// @param key of its words; `.none` behind it, where no folder is chosen
  FolderField(Words words, String id, String key, ObjectProperty<Optional<Path>> folder) {
    setId(id);
    setEditable(false);
    setPromptText(words.of(key + ".none"));
    setAccessibleText(words.of(key));
    Tip tip = new Tip();
    folder.subscribe(
        chosen -> {
          setText(chosen.map(Path::toString).orElse(""));
          // The end of a path tells more than its beginning.
          end();
          tip.setText(chosen.map(Path::toString).orElseGet(() -> words.of(key + ".tip")));
        });
    setTooltip(tip);
  }
}
