/// The connection to an optional Redis.
@NullMarked
@NamedInterface("redis")
package dev.kontor.shared.redis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
