/// File to attributes and frames; the only home of dcm4che.
@NullMarked
package dev.lantern.dicom;

import org.jspecify.annotations.NullMarked;
