/// Second factors of staff: authenticator codes and recovery codes.
@NullMarked
package dev.kontor.identity.factor;

import org.jspecify.annotations.NullMarked;
