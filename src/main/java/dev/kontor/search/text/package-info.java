/// Words: how texts are compared, whatever their spelling.
@NullMarked
package dev.kontor.search.text;

import org.jspecify.annotations.NullMarked;
