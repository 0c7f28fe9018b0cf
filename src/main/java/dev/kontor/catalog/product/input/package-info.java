/// What buyers can enter about a product, such as a text to engrave: definitions, for staff.
@NullMarked
package dev.kontor.catalog.product.input;

import org.jspecify.annotations.NullMarked;
