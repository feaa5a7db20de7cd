/** Tables of labels as people write them. */
@NullMarked
package dev.lantern.labels;

import org.jspecify.annotations.NullMarked;
