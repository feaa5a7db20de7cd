/** Several viewports side by side: their layout, what links them, and which of them is active. */
@NullMarked
package dev.lantern.ui.viewports;

import org.jspecify.annotations.NullMarked;
