/// Pictures of products, categories, collections and brands.
@NullMarked
package dev.kontor.catalog.media;

import org.jspecify.annotations.NullMarked;
