@NullMarked
package dev.lantern.ui.findings;

import org.jspecify.annotations.NullMarked;
