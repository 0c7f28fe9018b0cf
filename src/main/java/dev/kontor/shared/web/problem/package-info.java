/// Problem documents (RFC 9457): every refusal and failure of the API in one format.
@NamedInterface("web.problem")
@NullMarked
package dev.kontor.shared.web.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
