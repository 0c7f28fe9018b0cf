/// The places of tax zones and jurisdictions: countries, regions and postcodes.
@NullMarked
package dev.kontor.tax.area;

import org.jspecify.annotations.NullMarked;
