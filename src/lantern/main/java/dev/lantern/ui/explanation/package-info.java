/** How the heatmap is made, and how far it can be trusted. */
@NullMarked
package dev.lantern.ui.explanation;

import org.jspecify.annotations.NullMarked;
