/// Traces: what one request causes, across threads, through the event log and out of the shop.
@NullMarked
@NamedInterface("tracing")
package dev.kontor.shared.tracing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
