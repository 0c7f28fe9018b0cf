@NullMarked
package dev.kontor.shared.money;

import org.jspecify.annotations.NullMarked;
