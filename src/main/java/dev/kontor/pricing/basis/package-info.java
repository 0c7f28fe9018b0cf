/// Whether the base prices in a currency include tax.
@NullMarked
package dev.kontor.pricing.basis;

import org.jspecify.annotations.NullMarked;
