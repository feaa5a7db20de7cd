/** Benchmarks, run by the profile `bench` and never as tests. */
@NullMarked
package dev.lantern.bench;

import org.jspecify.annotations.NullMarked;
