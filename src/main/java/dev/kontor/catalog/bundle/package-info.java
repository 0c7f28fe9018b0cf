/// Bundles: variants that are sold as several others together.
@NullMarked
package dev.kontor.catalog.bundle;

import org.jspecify.annotations.NullMarked;
