/// Marks on handlers that say who may call them. A handler without a mark is closed to everybody.
@NullMarked
@NamedInterface("access")
package dev.kontor.shared.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
