/// Brands of products.
@NullMarked
package dev.kontor.catalog.brand;

import org.jspecify.annotations.NullMarked;
