/// Refusals with a stable code, and the catalogue of those codes (RFC 9457).
@NullMarked
@NamedInterface("problem")
package dev.kontor.shared.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
