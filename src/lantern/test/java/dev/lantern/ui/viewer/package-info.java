@NullMarked
package dev.lantern.ui.viewer;

import org.jspecify.annotations.NullMarked;
