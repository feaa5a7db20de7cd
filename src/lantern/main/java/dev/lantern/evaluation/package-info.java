/// Statistics of scores against labels; knows neither images nor networks.
@NullMarked
package dev.lantern.evaluation;

import org.jspecify.annotations.NullMarked;
