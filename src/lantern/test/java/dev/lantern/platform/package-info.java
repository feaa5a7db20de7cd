/// What a run takes.
@NullMarked
package dev.lantern.platform;

import org.jspecify.annotations.NullMarked;
