/** The main window, which joins the features. */
@NullMarked
package dev.lantern.ui.shell;

import org.jspecify.annotations.NullMarked;
