/// Brands, for shoppers.
@NullMarked
package dev.kontor.storefront.brand;

import org.jspecify.annotations.NullMarked;
