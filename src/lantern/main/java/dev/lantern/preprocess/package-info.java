/// Manifest steps to tensor, and the OpenCV-backed codec; the only home of OpenCV.
@NullMarked
package dev.lantern.preprocess;

import org.jspecify.annotations.NullMarked;
