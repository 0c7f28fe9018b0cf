/// Imports: files are checked row by row, then loaded; every rejected row is reported with its reason.
@NullMarked
package dev.kontor.exchange.imports;

import org.jspecify.annotations.NullMarked;
