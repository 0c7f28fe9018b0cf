/// The events of the catalog.
@NamedInterface("event")
@NullMarked
package dev.kontor.catalog.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
