/// Sign-in and step-up: sufficient factors open a session.
@NullMarked
package dev.kontor.identity.signin;

import org.jspecify.annotations.NullMarked;
