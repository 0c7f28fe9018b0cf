/// Explains the prices of variants.
@NullMarked
package dev.kontor.pricing.explain;

import org.jspecify.annotations.NullMarked;
