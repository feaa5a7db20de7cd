/** The sample scans that the build brings. */
@NullMarked
package dev.lantern.samples;

import org.jspecify.annotations.NullMarked;
