/// The facts of the shop.
@NullMarked
package dev.kontor.storefront.shop;

import org.jspecify.annotations.NullMarked;
