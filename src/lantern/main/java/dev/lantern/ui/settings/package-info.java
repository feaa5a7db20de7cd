/** What the user prefers: how it is kept, and the window that asks for it. */
@NullMarked
package dev.lantern.ui.settings;

import org.jspecify.annotations.NullMarked;
