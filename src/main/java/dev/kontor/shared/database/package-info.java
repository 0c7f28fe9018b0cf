/// Database utilities that every module needs.
@NullMarked
@NamedInterface("database")
package dev.kontor.shared.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
