/// Lists products for staff and provides product and variant data to other modules.
@NullMarked
package dev.kontor.catalog.product.read;

import org.jspecify.annotations.NullMarked;
