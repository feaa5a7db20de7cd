/// Saliency maps; sees the classifier port only.
@NullMarked
package dev.lantern.explain;

import org.jspecify.annotations.NullMarked;
