/** Every rule of the codecs by hand-built streams, real files, and damage. */
@NullMarked
package dev.lantern.dicom.codec;

import org.jspecify.annotations.NullMarked;
