/// Past prices of variants.
@NullMarked
package dev.kontor.pricing.history;

import org.jspecify.annotations.NullMarked;
