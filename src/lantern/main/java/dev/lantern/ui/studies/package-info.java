/** The list of opened series. */
@NullMarked
package dev.lantern.ui.studies;

import org.jspecify.annotations.NullMarked;
