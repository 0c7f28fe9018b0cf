/// The ways to sign in and to prove oneself again: who has proven enough gets a session.
@NullMarked
package dev.kontor.identity.signin;

import org.jspecify.annotations.NullMarked;
