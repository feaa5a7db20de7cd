/// What a batch is given: files, folders, lists, patterns, watched folders, and each file behind
/// them once. Of the bytes in a file it knows nothing.
@NullMarked
package dev.lantern.inputs;

import org.jspecify.annotations.NullMarked;
