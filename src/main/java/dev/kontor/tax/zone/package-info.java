/// Tax zones: countries and regions with the same tax rules.
@NullMarked
package dev.kontor.tax.zone;

import org.jspecify.annotations.NullMarked;
