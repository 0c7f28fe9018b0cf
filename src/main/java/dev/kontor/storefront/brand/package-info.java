/// Brands as shoppers see them.
@NullMarked
package dev.kontor.storefront.brand;

import org.jspecify.annotations.NullMarked;
