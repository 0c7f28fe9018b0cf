/// Passkeys: sign-in with a key that never leaves its device, after biometric or PIN verification (WebAuthn).
@NullMarked
package dev.kontor.identity.passkey;

import org.jspecify.annotations.NullMarked;
