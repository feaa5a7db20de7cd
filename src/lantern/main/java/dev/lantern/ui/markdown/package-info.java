/** Pages of Markdown: model cards and help. */
@NullMarked
package dev.lantern.ui.markdown;

import org.jspecify.annotations.NullMarked;
