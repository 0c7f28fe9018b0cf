/// The assortment of each channel: which products were added or excluded, and during which time.
@NullMarked
package dev.kontor.catalog.assortment;

import org.jspecify.annotations.NullMarked;
