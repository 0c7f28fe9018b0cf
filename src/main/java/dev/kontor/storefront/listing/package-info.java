/// The sort and filter keys of product lists: a narrow copy, maintained by events.
@NullMarked
package dev.kontor.storefront.listing;

import org.jspecify.annotations.NullMarked;
