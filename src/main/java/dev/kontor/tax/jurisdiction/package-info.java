/// Tax jurisdictions: states, counties and cities that levy additional taxes.
@NullMarked
package dev.kontor.tax.jurisdiction;

import org.jspecify.annotations.NullMarked;
