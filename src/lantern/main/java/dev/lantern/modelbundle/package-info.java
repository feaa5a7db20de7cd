/// Describes, verifies and opens a model bundle.
@NullMarked
package dev.lantern.modelbundle;

import org.jspecify.annotations.NullMarked;
