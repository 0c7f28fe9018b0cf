/// Tax rates, and the calculation that shows what they lead to.
@NullMarked
package dev.kontor.tax.rate;

import org.jspecify.annotations.NullMarked;
