/** The rules that hold the packages apart. */
@NullMarked
package dev.lantern.architecture;

import org.jspecify.annotations.NullMarked;
