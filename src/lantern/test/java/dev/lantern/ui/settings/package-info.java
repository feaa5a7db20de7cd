/** Tests of what the user prefers. */
@NullMarked
package dev.lantern.ui.settings;

import org.jspecify.annotations.NullMarked;
