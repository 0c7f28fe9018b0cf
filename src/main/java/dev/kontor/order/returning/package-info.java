/// Returns of shipped units: requested by buyers or staff, approved, received and inspected.
@NullMarked
package dev.kontor.order.returning;

import org.jspecify.annotations.NullMarked;
