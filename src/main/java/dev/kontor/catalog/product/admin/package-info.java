/// Manages products and variants through the Admin API.
@NullMarked
package dev.kontor.catalog.product.admin;

import org.jspecify.annotations.NullMarked;
