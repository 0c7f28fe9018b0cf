/// Products, for shoppers: lists, pages, prices and availability.
@NullMarked
package dev.kontor.storefront.product;

import org.jspecify.annotations.NullMarked;
