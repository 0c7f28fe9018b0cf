@NullMarked
package dev.kontor.shared.openapi;

import org.jspecify.annotations.NullMarked;
