/// Packing slips: rendered on request, from parcels.
@NullMarked
package dev.kontor.document.slip;

import org.jspecify.annotations.NullMarked;
