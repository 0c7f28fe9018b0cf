/// What other modules need to deliver the gift cards of orders and to take them back.
@NamedInterface("giftcard")
@NullMarked
package dev.kontor.order.giftcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
