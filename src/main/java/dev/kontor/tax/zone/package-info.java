/// Zones: which places belong together.
@NullMarked
package dev.kontor.tax.zone;

import org.jspecify.annotations.NullMarked;
