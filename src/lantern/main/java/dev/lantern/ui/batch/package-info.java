/** Batches of files: chosen, run, watched and looked through in a window of their own. */
@NullMarked
package dev.lantern.ui.batch;

import org.jspecify.annotations.NullMarked;
