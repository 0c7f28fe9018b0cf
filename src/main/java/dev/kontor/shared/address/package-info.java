/// Postal addresses and destinations.
@NullMarked
@NamedInterface("address")
package dev.kontor.shared.address;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
