@NullMarked
package dev.kontor.shared.start;

import org.jspecify.annotations.NullMarked;
