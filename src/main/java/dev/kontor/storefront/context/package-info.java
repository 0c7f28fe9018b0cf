/// The language and currency of a public read.
@NullMarked
package dev.kontor.storefront.context;

import org.jspecify.annotations.NullMarked;
