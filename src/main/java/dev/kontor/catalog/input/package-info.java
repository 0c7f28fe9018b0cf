/// What buyers can tell about a product: which inputs there are, and their rules.
@NamedInterface("input")
@NullMarked
package dev.kontor.catalog.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
