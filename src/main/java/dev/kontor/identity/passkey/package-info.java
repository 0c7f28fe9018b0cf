/// Passkeys: sign-in with a key that never leaves its device, after a look or a finger (WebAuthn).
@NullMarked
package dev.kontor.identity.passkey;

import org.jspecify.annotations.NullMarked;
