/// The policies of the shop, for shoppers.
@NullMarked
package dev.kontor.storefront.policy;

import org.jspecify.annotations.NullMarked;
