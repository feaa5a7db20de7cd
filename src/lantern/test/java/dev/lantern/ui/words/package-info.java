/** Tests of the words. */
@NullMarked
package dev.lantern.ui.words;

import org.jspecify.annotations.NullMarked;
