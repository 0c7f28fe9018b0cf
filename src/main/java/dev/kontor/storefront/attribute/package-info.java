/// Attributes of products as shoppers see and filter by them.
@NullMarked
package dev.kontor.storefront.attribute;

import org.jspecify.annotations.NullMarked;
