/// Explains to staff why shoppers can or cannot see a product, across all modules involved.
@NullMarked
package dev.kontor.storefront.visibility;

import org.jspecify.annotations.NullMarked;
