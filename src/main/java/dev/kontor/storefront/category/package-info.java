/// The category tree, for shoppers.
@NullMarked
package dev.kontor.storefront.category;

import org.jspecify.annotations.NullMarked;
