/// The conditions on which the shop offers its ways to pay.
@NullMarked
@NamedInterface("offer")
package dev.kontor.payment.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
