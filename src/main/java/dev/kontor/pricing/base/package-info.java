/// Base prices: what a variant costs in each currency unless a price list says otherwise.
@NullMarked
package dev.kontor.pricing.base;

import org.jspecify.annotations.NullMarked;
