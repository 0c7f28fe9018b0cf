/// The shop's basic data.
@NullMarked
package dev.kontor.storefront.shop;

import org.jspecify.annotations.NullMarked;
