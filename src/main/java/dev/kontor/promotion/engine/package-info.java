/// Calculates discounts: pure functions without clock, database or Spring.
@NullMarked
package dev.kontor.promotion.engine;

import org.jspecify.annotations.NullMarked;
