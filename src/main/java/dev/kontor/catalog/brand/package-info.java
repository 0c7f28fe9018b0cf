/// Brands: whose products the shop sells.
@NullMarked
package dev.kontor.catalog.brand;

import org.jspecify.annotations.NullMarked;
