/** What is written to disk. */
@NullMarked
package dev.lantern.report;

import org.jspecify.annotations.NullMarked;
