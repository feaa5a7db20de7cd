/// Decoders of compressed frames, written from the standards.
@NullMarked
package dev.lantern.dicom.codec;

import org.jspecify.annotations.NullMarked;
