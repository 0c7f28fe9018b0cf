/// The personal data of orders, and their erasure.
@NullMarked
@NamedInterface("privacy")
package dev.kontor.order.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
