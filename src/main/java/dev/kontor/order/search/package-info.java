/// The staff's search for orders by number, name, e-mail address, phone, SKU, tracking number, tag and metadata.
@NullMarked
package dev.kontor.order.search;

import org.jspecify.annotations.NullMarked;
