/** Loaded networks, tested. */
@NullMarked
package dev.lantern.inference;

import org.jspecify.annotations.NullMarked;
