/// Bulk changes of products: many products in one request or one job.
@NullMarked
package dev.kontor.catalog.product.bulk;

import org.jspecify.annotations.NullMarked;
