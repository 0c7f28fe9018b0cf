/// Exports of shop data as files, written page by page and stored for a limited time.
@NullMarked
package dev.kontor.exchange.exports;

import org.jspecify.annotations.NullMarked;
