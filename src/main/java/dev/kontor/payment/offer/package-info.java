/// How the shop offers its ways to pay.
@NullMarked
package dev.kontor.payment.offer;

import org.jspecify.annotations.NullMarked;
