/// Reviews as shoppers see them.
@NullMarked
package dev.kontor.storefront.review;

import org.jspecify.annotations.NullMarked;
