/// Base prices: the prices of variants in each currency if no price list applies.
@NullMarked
package dev.kontor.pricing.base;

import org.jspecify.annotations.NullMarked;
