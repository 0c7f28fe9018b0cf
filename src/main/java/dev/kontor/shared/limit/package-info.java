/// Rate limits: named policies, counted in Redis for all replicas or in this process, reported in the
/// `RateLimit` headers.
@NullMarked
@NamedInterface("limit")
package dev.kontor.shared.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
