/// What each channel sells: which products were put into it or taken out, and from when until when.
@NullMarked
package dev.kontor.catalog.assortment;

import org.jspecify.annotations.NullMarked;
