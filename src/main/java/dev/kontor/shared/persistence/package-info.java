/// Stores configuration aggregates: what Spring Data JPA and Hibernate need beyond their defaults.
@NullMarked
@NamedInterface("persistence")
package dev.kontor.shared.persistence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
