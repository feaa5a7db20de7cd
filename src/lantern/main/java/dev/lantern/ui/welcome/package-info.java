/** The first page: the notice to accept, where data stays, sample scans, the most used keys. */
@NullMarked
package dev.lantern.ui.welcome;

import org.jspecify.annotations.NullMarked;
