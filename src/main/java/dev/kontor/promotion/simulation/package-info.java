/// Shows what promotions would change before they are activated.
@NullMarked
package dev.kontor.promotion.simulation;

import org.jspecify.annotations.NullMarked;
