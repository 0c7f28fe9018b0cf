/// Personal data: what a module declares about its columns, and how it erases them.
@NullMarked
@NamedInterface("privacy")
package dev.kontor.shared.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
