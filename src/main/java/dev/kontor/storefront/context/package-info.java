/// What language and currency a public read is in.
@NullMarked
package dev.kontor.storefront.context;

import org.jspecify.annotations.NullMarked;
