/// Price lists: other prices for a while.
@NullMarked
package dev.kontor.pricing.list;

import org.jspecify.annotations.NullMarked;
