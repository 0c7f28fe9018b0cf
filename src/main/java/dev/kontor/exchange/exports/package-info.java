/// Exports: the data of the shop as a file, written page by page and kept for a while.
@NullMarked
package dev.kontor.exchange.exports;

import org.jspecify.annotations.NullMarked;
