/// The few things that every module needs where it speaks SQL.
@NullMarked
@NamedInterface("database")
package dev.kontor.shared.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
