/// Counts uses and enforces limits.
@NullMarked
package dev.kontor.promotion.usage;

import org.jspecify.annotations.NullMarked;
