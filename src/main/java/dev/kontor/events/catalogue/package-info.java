/// The types of events, with schemas and samples, for developers of consumers.
@NamedInterface("catalogue")
@NullMarked
package dev.kontor.events.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
