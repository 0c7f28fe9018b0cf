/// The events of accounts, sessions, roles and API keys.
@NamedInterface("event")
@NullMarked
package dev.kontor.identity.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
