/// Typed ids: UUIDv7 in the database, TypeID text in the API.
@NullMarked
@NamedInterface("id")
package dev.kontor.shared.id;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
