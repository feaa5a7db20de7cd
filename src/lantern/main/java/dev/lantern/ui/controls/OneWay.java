package dev.lantern.ui.controls;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Words for values; nobody types them.
public final class OneWay<T> extends StringConverter<T> {
  private final Function<T, String> word;

  public OneWay(Function<T, String> word) {
    this.word = word;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : word.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("chosen, not typed");
  }
}
