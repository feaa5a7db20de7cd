/** The one door off the JavaFX thread and back. */
@NullMarked
package dev.lantern.ui.concurrent;

import org.jspecify.annotations.NullMarked;
