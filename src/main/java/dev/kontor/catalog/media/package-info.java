/// Pictures of products: which there are, in which order, and for which variants.
@NullMarked
package dev.kontor.catalog.media;

import org.jspecify.annotations.NullMarked;
