/// Follows up on VAT numbers that were accepted unverified.
@NullMarked
package dev.kontor.order.vat;

import org.jspecify.annotations.NullMarked;
