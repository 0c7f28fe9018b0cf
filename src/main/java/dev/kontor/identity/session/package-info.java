/// Sign-ins: opened with a password, kept alive by rotating refresh tokens, ended at once.
@NullMarked
package dev.kontor.identity.session;

import org.jspecify.annotations.NullMarked;
