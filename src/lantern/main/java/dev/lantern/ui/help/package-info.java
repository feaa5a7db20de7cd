/** Help inside the program: the pages of assets/help. */
@NullMarked
package dev.lantern.ui.help;

import org.jspecify.annotations.NullMarked;
