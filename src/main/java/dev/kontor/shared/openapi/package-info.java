/// The OpenAPI documents of the store API and the admin API, generated from the handlers and their annotations.
@NullMarked
@NamedInterface("openapi")
package dev.kontor.shared.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
