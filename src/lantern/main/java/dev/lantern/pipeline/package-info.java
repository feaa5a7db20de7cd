/// The use cases; the only place that joins adapters.
@NullMarked
package dev.lantern.pipeline;

import org.jspecify.annotations.NullMarked;
