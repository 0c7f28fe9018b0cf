/// Words: how texts are compared, regardless of their spelling.
@NullMarked
package dev.kontor.search.text;

import org.jspecify.annotations.NullMarked;
