/** Tests of the way off the JavaFX thread. */
@NullMarked
package dev.lantern.ui.concurrent;

import org.jspecify.annotations.NullMarked;
