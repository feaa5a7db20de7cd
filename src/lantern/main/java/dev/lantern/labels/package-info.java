/// Labelled tables: read, matched to images, and taken for the truth of a finding. The only home of
/// FastCSV.
@NullMarked
package dev.lantern.labels;

import org.jspecify.annotations.NullMarked;
