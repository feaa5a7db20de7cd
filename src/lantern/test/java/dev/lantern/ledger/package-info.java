@NullMarked
package dev.lantern.ledger;

import org.jspecify.annotations.NullMarked;
