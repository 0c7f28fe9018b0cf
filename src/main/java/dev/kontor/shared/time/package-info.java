/// The one clock.
@NullMarked
@NamedInterface("time")
package dev.kontor.shared.time;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
