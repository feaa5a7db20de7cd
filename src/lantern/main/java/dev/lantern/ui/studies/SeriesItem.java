package dev.lantern.ui.studies;

import dev.lantern.pipeline.Series;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One line of the list: a series, and its thumbnail once that is made.
public final class SeriesItem {
  private final Series series;
  private final ReadOnlyObjectWrapper<Optional<Thumbnail>> thumbnail =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  SeriesItem(Series series) {
    this.series = series;
  }

  public Series series() {
    return series;
  }

  public ReadOnlyObjectProperty<Optional<Thumbnail>> thumbnail() {
    return thumbnail.getReadOnlyProperty();
  }

  void setThumbnail(Thumbnail made) {
    thumbnail.set(Optional.of(made));
  }
}
