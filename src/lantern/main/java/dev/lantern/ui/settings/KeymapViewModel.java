package dev.lantern.ui.settings;

import dev.lantern.platform.Settings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Which key does what: a keymap, and what the user changed in it. What is changed is in force and
/// kept as soon as no key has two meanings. For the JavaFX thread.
public final class KeymapViewModel {
  /// In place of a command: keys that always do the same.
  static final String FIXED = "fixed";

  /// Those of every window.
  private static final Set<String> FIXED_KEYS = Set.of("Esc", "Tab", "Shift+Tab", "F10");

  private final PreferencesViewModel preferences;
  private final ObjectProperty<KeymapName> keymap;
  private final Map<String, String> own = new LinkedHashMap<>();
  private final Map<String, String> menus = new HashMap<>();
  private final Map<String, KeyScope> scopes = new HashMap<>();
  private final Map<String, String> changes = new TreeMap<>();
  private final ReadOnlyObjectWrapper<Map<String, String>> inForce =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<List<KeyRow>> rows = new ReadOnlyObjectWrapper<>(List.of());

  /// A command as it comes.
  ///
  /// @param menu that it is in
  /// @param key name of its own key
  public record Assignable(KeyScope scope, String id, String menu, String key) {}

  public KeymapViewModel(PreferencesViewModel preferences) {
    this.preferences = preferences;
    Settings.Keys kept = preferences.keys().get();
    keymap =
        new SimpleObjectProperty<>(
            Stream.of(KeymapName.values())
                .filter(name -> name.word().equals(kept.keymap()))
                .findFirst()
                .orElse(KeymapName.LANTERN));
    keymap.subscribe((before, now) -> open());
  }

  /// Takes the commands whose keys can be chosen, in their order, each once.
  public void take(List<Assignable> commands) {
    own.clear();
    for (Assignable command : commands) {
      own.put(command.id(), command.key());
      menus.put(command.id(), command.menu());
      scopes.put(command.id(), command.scope());
    }
    open();
  }

  /// What the user changed in the keymap before. A key of two meanings, as a newer version or
  /// a hand may have left it, is nobody's until that is mended.
  private void open() {
    changes.clear();
    changes.putAll(preferences.keys().get().changes().getOrDefault(keymap.get().word(), Map.of()));
    changes.keySet().retainAll(own.keySet());
    show();
    inForce.set(
        rows.get().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    KeyRow::id, row -> row.taken().isEmpty() ? row.key() : "")));
    if (settled()) {
      keep();
    }
  }

  private void keep() {
    Map<String, Map<String, String>> all = new TreeMap<>(preferences.keys().get().changes());
    all.remove(keymap.get().word());
    if (!changes.isEmpty()) {
      all.put(keymap.get().word(), changes);
    }
    preferences.keys().set(new Settings.Keys(keymap.get().word(), all));
  }

  private void refresh() {
    show();
    if (settled()) {
      inForce.set(
          rows.get().stream().collect(Collectors.toUnmodifiableMap(KeyRow::id, KeyRow::key)));
      keep();
    }
  }

  private void show() {
    Map<String, String> keys = ofKeymap();
    keys.putAll(changes);
    Map<Meaning, List<String>> meanings =
        keys.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> meaning(entry.getKey(), entry.getValue()),
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    rows.set(
        keys.entrySet().stream()
            .map(
                entry ->
                    new KeyRow(
                        entry.getKey(),
                        menus.getOrDefault(entry.getKey(), ""),
                        entry.getValue(),
                        changes.containsKey(entry.getKey()),
                        taken(
                            entry.getKey(),
                            entry.getValue(),
                            meanings.getOrDefault(
                                meaning(entry.getKey(), entry.getValue()), List.of()))))
            .toList());
  }

  /// A key in the window where it is heard.
  private record Meaning(KeyScope scope, String key) {}

  private Meaning meaning(String id, String key) {
    return new Meaning(scope(id), key);
  }

  private KeyScope scope(String id) {
    return scopes.getOrDefault(id, KeyScope.MAIN);
  }

  /// Lantern's own keys where the keymap has none, as far as it leaves them free. Keymaps are for
  /// the main window.
  private Map<String, String> ofKeymap() {
    Map<String, String> given = keymap.get().keys();
    Map<String, String> keys = new LinkedHashMap<>();
    own.forEach(
        (id, key) -> {
          boolean taken = scope(id) == KeyScope.MAIN && given.containsValue(key);
          keys.put(id, given.getOrDefault(id, taken ? "" : key));
        });
    return keys;
  }

  private static List<String> taken(String id, String key, List<String> meanings) {
    if (key.isEmpty()) {
      return List.of();
    }
    Stream<String> others = meanings.stream().filter(other -> !other.equals(id));
    return FIXED_KEYS.contains(key)
        ? Stream.concat(others, Stream.of(FIXED)).toList()
        : others.toList();
  }

  /// Gives a command a key.
  ///
  /// @param key its name; empty for none
  void assign(String id, String key) {
    if (key.equals(ofKeymap().get(id))) {
      changes.remove(id);
    } else {
      changes.put(id, key);
    }
    refresh();
  }

  /// Lets a command keep its key, and takes it from all others.
  void takeOver(String id) {
    rows.get().stream()
        .filter(row -> row.id().equals(id))
        .flatMap(row -> row.taken().stream())
        .filter(own::containsKey)
        .toList()
        .forEach(other -> assign(other, ""));
  }

  /// Back to the key of the keymap.
  void reset(String id) {
    changes.remove(id);
    refresh();
  }

  /// Back to the keymap as a whole.
  void resetAll() {
    changes.clear();
    refresh();
  }

  /// Forgets changes that are not in force, since a key has two meanings.
  void discard() {
    if (!settled()) {
      open();
    }
  }

  /// False while a key has two meanings: what was changed is then neither in force nor kept.
  boolean settled() {
    return rows.get().stream().allMatch(row -> row.taken().isEmpty());
  }

  public ObjectProperty<KeymapName> keymap() {
    return keymap;
  }

  ReadOnlyObjectProperty<List<KeyRow>> rows() {
    return rows.getReadOnlyProperty();
  }

  /// Ids of all commands, and the names of the keys that now work; empty for none.
  public ReadOnlyObjectProperty<Map<String, String>> inForce() {
    return inForce.getReadOnlyProperty();
  }
}
