/// The security filter chains: who may come in at which door, and what a refusal looks like.
@NullMarked
package dev.kontor.identity.security;

import org.jspecify.annotations.NullMarked;
