@NullMarked
package dev.lantern.ui.tags;

import org.jspecify.annotations.NullMarked;
