/** Tests of pages of Markdown. */
@NullMarked
package dev.lantern.ui.markdown;

import org.jspecify.annotations.NullMarked;
