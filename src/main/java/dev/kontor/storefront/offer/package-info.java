/// Current prices and availability of variants.
@NullMarked
package dev.kontor.storefront.offer;

import org.jspecify.annotations.NullMarked;
