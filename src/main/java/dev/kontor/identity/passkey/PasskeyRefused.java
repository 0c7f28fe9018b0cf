package dev.kontor.identity.passkey;

/// A passkey is not accepted, for a reason that is nobody's business but ours.
class PasskeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
