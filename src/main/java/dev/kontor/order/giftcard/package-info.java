/// Gift cards of orders, for modules that deliver them and take them back.
@NamedInterface("giftcard")
@NullMarked
package dev.kontor.order.giftcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
