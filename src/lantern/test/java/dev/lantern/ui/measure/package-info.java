/** Tests of what measurements keep. */
@NullMarked
package dev.lantern.ui.measure;

import org.jspecify.annotations.NullMarked;
