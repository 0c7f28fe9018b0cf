/// The rules of the HTTP API: lists, cursors, entity tags, idempotency, merge patches, limits.
@NullMarked
@NamedInterface("web")
package dev.kontor.shared.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
