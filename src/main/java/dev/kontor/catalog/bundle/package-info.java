/// Bundles: variants that are combinations of other variants.
@NullMarked
package dev.kontor.catalog.bundle;

import org.jspecify.annotations.NullMarked;
