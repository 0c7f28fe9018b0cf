/// Collections, for shoppers.
@NullMarked
package dev.kontor.storefront.collection;

import org.jspecify.annotations.NullMarked;
