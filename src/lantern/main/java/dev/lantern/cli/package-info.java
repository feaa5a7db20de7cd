/// Commands, exit codes and console words; the only home of picocli and of standard output.
@NullMarked
package dev.lantern.cli;

import org.jspecify.annotations.NullMarked;
