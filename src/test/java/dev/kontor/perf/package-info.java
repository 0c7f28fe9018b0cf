/// Measures what the shop can do and what the machine could do at best, in the same run. Not part of `verify`.
@NullMarked
package dev.kontor.perf;

import org.jspecify.annotations.NullMarked;
