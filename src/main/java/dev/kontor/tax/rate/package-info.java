/// Tax rates, and a calculation that shows their effect.
@NullMarked
package dev.kontor.tax.rate;

import org.jspecify.annotations.NullMarked;
