/// How the process comes up: the local mode with its own PostgreSQL, the checks before production, the notice
/// at the end.
@NullMarked
@NamedInterface("start")
package dev.kontor.shared.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
