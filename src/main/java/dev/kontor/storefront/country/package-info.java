/// Countries that the shop delivers to.
@NullMarked
package dev.kontor.storefront.country;

import org.jspecify.annotations.NullMarked;
