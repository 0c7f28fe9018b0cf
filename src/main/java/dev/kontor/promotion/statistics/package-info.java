/// Shows how promotions are used.
@NullMarked
package dev.kontor.promotion.statistics;

import org.jspecify.annotations.NullMarked;
