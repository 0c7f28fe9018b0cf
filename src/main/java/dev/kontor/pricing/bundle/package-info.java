/// Bundles that cost the sum of their parts, and the events of their price changes.
@NullMarked
package dev.kontor.pricing.bundle;

import org.jspecify.annotations.NullMarked;
