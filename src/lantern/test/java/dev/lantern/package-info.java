/** Tests of the program's own entrance and end. */
@NullMarked
package dev.lantern;

import org.jspecify.annotations.NullMarked;
