/// Exact amounts of money, and how they are split and formatted.
@NullMarked
@NamedInterface("money")
package dev.kontor.shared.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
