/// Who calls, and the security events: what a watcher of the logs must be able to find.
@NullMarked
@NamedInterface("security")
package dev.kontor.shared.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
