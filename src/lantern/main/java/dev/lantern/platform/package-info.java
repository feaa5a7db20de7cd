/// Native libraries, directories and engine properties.
@NullMarked
package dev.lantern.platform;

import org.jspecify.annotations.NullMarked;
