/// Pixels and the display maths of DICOM; the JDK only.
@NullMarked
package dev.lantern.imaging;

import org.jspecify.annotations.NullMarked;
