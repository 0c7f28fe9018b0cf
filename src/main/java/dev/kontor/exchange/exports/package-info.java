/// Exports: the shop's data as a file, written page by page and stored for a while.
@NullMarked
package dev.kontor.exchange.exports;

import org.jspecify.annotations.NullMarked;
