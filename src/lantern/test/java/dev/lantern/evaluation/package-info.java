/** Statistics against values that scikit-learn, SciPy and pencil gave. */
@NullMarked
package dev.lantern.evaluation;

import org.jspecify.annotations.NullMarked;
