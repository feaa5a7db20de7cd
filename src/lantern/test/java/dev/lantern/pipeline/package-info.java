/** The use cases on real scans. */
@NullMarked
package dev.lantern.pipeline;

import org.jspecify.annotations.NullMarked;
