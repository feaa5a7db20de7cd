/** What inputs come to: lists, patterns, links, watched folders. */
@NullMarked
package dev.lantern.inputs;

import org.jspecify.annotations.NullMarked;
