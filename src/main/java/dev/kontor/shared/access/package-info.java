/// Annotations that declare who may call a handler. A handler without one is closed to everyone.
@NullMarked
@NamedInterface("access")
package dev.kontor.shared.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
