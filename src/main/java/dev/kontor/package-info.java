@NullMarked
package dev.kontor;

import org.jspecify.annotations.NullMarked;
