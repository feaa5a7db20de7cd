package dev.lantern.ui.measure;

import dev.lantern.imaging.Measured;
import dev.lantern.imaging.Measurement;

/// A line of the list.
///
/// @param position of the frame in the series, from 0
record MeasurementRow(Measurement measurement, int position, Measured measured) {}
