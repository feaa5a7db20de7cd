/** Tests of the main window. */
@NullMarked
package dev.lantern.ui.shell;

import org.jspecify.annotations.NullMarked;
