/// Files that are read and written in chunks.
@NullMarked
package dev.kontor.exchange.file;

import org.jspecify.annotations.NullMarked;
