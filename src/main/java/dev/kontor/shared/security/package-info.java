/// The caller, and the security events for log monitoring.
@NullMarked
@NamedInterface("security")
package dev.kontor.shared.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
