/// Decodes compressed frames in supervised processes: no code stream takes the program down.
@NullMarked
package dev.lantern.dicom.isolate;

import org.jspecify.annotations.NullMarked;
