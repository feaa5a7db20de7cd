/** Tests of the parts that windows are made of. */
@NullMarked
package dev.lantern.ui.controls;

import org.jspecify.annotations.NullMarked;
