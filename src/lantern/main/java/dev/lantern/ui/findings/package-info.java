/** What the network says, beside the image. */
@NullMarked
package dev.lantern.ui.findings;

import org.jspecify.annotations.NullMarked;
