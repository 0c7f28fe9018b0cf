/// Sessions: opened by a sign-in, continued by rotating refresh tokens, ended immediately.
@NullMarked
package dev.kontor.identity.session;

import org.jspecify.annotations.NullMarked;
