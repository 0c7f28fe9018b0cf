@NullMarked
package dev.kontor.shared.id;

import org.jspecify.annotations.NullMarked;
