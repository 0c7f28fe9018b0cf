/// Imports: a file is checked row by row, then loaded, and every row that is refused is told with its reason.
@NullMarked
package dev.kontor.exchange.imports;

import org.jspecify.annotations.NullMarked;
