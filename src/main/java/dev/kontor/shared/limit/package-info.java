/// Limits on how often somebody may do something: named policies, counted in Redis for all replicas or in this
/// process, told in the `RateLimit` headers.
@NullMarked
@NamedInterface("limit")
package dev.kontor.shared.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
