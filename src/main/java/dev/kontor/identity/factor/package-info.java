/// Second factors of members of staff: codes of an authenticator app, and recovery codes.
@NullMarked
package dev.kontor.identity.factor;

import org.jspecify.annotations.NullMarked;
