/// Idempotency keys: a repeated POST gets the response of the first one.
@NamedInterface("web.idempotency")
@NullMarked
package dev.kontor.shared.web.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
