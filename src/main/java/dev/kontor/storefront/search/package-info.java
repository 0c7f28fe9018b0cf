/// Search and suggestions, for shoppers.
@NullMarked
package dev.kontor.storefront.search;

import org.jspecify.annotations.NullMarked;
