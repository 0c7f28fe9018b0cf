/// Words of texts, folded for comparison.
@NullMarked
@NamedInterface("text")
package dev.kontor.shared.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
