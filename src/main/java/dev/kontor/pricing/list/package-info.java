/// Price lists, which override base prices.
@NullMarked
package dev.kontor.pricing.list;

import org.jspecify.annotations.NullMarked;
