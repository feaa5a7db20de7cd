/// The crash-safe record of a batch; the only home of JDBC. Knows nothing of images or networks.
@NullMarked
package dev.lantern.ledger;

import org.jspecify.annotations.NullMarked;
