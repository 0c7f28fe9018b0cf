/// Values that buyers can enter for a product: input definitions and their rules.
@NamedInterface("input")
@NullMarked
package dev.kontor.catalog.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
