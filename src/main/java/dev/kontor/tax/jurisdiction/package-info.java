/// Tax jurisdictions: states, counties and cities that levy taxes of their own.
@NullMarked
package dev.kontor.tax.jurisdiction;

import org.jspecify.annotations.NullMarked;
