/// Result words, and the port that a loaded network implements.
@NullMarked
package dev.lantern.classify;

import org.jspecify.annotations.NullMarked;
