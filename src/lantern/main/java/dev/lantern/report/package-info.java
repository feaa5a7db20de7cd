/// Writes outcomes.
@NullMarked
package dev.lantern.report;

import org.jspecify.annotations.NullMarked;
