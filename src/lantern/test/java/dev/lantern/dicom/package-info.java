/** Files to attributes and frames: real files, crafted files, generated files. */
@NullMarked
package dev.lantern.dicom;

import org.jspecify.annotations.NullMarked;
