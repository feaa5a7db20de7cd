/** Scores, calibration and the input gate, tested. */
@NullMarked
package dev.lantern.classify;

import org.jspecify.annotations.NullMarked;
