/// Files that are read and written in pieces.
@NullMarked
package dev.kontor.exchange.file;

import org.jspecify.annotations.NullMarked;
