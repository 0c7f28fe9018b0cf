/// Definitions of buyer inputs of a product, such as a text to engrave, for staff.
@NullMarked
package dev.kontor.catalog.product.input;

import org.jspecify.annotations.NullMarked;
