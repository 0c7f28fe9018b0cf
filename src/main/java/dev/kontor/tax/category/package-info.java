/// Tax categories: goods and services with the same tax rates.
@NullMarked
package dev.kontor.tax.category;

import org.jspecify.annotations.NullMarked;
