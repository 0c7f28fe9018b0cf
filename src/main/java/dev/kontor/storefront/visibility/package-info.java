/// Why shoppers see a product, or do not: for staff, over all modules that have a say.
@NullMarked
package dev.kontor.storefront.visibility;

import org.jspecify.annotations.NullMarked;
