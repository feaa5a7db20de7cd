/** Tests of the batch window. */
@NullMarked
package dev.lantern.ui.batch;

import org.jspecify.annotations.NullMarked;
