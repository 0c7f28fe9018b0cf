/// Lists of products for staff, and what other modules read about products and variants.
@NullMarked
package dev.kontor.catalog.product.read;

import org.jspecify.annotations.NullMarked;
