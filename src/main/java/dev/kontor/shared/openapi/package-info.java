/// The OpenAPI documents of the store API and the admin API, made from the handlers and their marks.
@NullMarked
@NamedInterface("openapi")
package dev.kontor.shared.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
