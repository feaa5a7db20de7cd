/** What the stages of the network respond to, in a window of its own. */
@NullMarked
package dev.lantern.ui.layers;

import org.jspecify.annotations.NullMarked;
