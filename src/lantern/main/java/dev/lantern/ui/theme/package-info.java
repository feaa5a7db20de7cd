/** How the windows look. */
@NullMarked
package dev.lantern.ui.theme;

import org.jspecify.annotations.NullMarked;
