/// Zones: which places belong together.
@NullMarked
package dev.kontor.shipping.zone;

import org.jspecify.annotations.NullMarked;
