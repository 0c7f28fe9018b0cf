/// Orders and parcels as invoices, credit notes and packing slips describe them, for the module that writes these.
@NullMarked
@NamedInterface("billing")
package dev.kontor.order.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
