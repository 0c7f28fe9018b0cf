/// The tree of categories as shoppers see it.
@NullMarked
package dev.kontor.storefront.category;

import org.jspecify.annotations.NullMarked;
