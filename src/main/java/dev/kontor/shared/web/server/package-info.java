/// The HTTP connector: protocol, connection limits and refusals before any filter.
@NamedInterface("web.server")
@NullMarked
package dev.kontor.shared.web.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
