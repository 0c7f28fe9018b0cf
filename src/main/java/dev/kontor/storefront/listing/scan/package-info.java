/// Performance code: finds the keys of a page of products in a large shop (docs/performance-code.md).
@NullMarked
package dev.kontor.storefront.listing.scan;

import org.jspecify.annotations.NullMarked;
