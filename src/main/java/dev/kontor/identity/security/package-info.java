/// The security filter chains: who may call which API, and how denials look.
@NullMarked
package dev.kontor.identity.security;

import org.jspecify.annotations.NullMarked;
