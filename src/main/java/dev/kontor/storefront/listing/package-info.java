/// What lists of products are sorted and filtered by: a narrow copy, fed by events.
@NullMarked
package dev.kontor.storefront.listing;

import org.jspecify.annotations.NullMarked;
