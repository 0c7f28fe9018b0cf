/// Start-up: local mode with its embedded PostgreSQL, the checks before production, the final notice.
@NullMarked
@NamedInterface("start")
package dev.kontor.shared.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
