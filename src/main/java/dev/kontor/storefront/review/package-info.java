/// Reviews, for shoppers.
@NullMarked
package dev.kontor.storefront.review;

import org.jspecify.annotations.NullMarked;
