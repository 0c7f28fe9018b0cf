/// The one clock, and waiting.
@NullMarked
@NamedInterface("time")
package dev.kontor.shared.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
