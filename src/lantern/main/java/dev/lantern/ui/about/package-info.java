/** What this program is: version, notice, policy in force, licences. */
@NullMarked
package dev.lantern.ui.about;

import org.jspecify.annotations.NullMarked;
