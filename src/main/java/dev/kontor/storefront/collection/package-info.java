/// Collections as shoppers see them.
@NullMarked
package dev.kontor.storefront.collection;

import org.jspecify.annotations.NullMarked;
