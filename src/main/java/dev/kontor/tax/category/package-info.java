/// Tax categories: kinds of goods that are taxed alike.
@NullMarked
package dev.kontor.tax.category;

import org.jspecify.annotations.NullMarked;
