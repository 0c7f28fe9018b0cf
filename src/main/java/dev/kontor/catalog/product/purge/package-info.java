/// Deletes archived products for good.
@NullMarked
package dev.kontor.catalog.product.purge;

import org.jspecify.annotations.NullMarked;
