/// Processes that speak the decoders' protocol wrongly.
@NullMarked
package dev.lantern.dicom.isolate;

import org.jspecify.annotations.NullMarked;
