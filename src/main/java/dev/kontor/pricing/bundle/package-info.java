/// Bundles that cost what their parts cost: which they are, and when they cost something else.
@NullMarked
package dev.kontor.pricing.bundle;

import org.jspecify.annotations.NullMarked;
