package dev.kontor.identity.token;

/// The API that an access token is for. A token for one is invalid at the other.
public enum Audience {
    STORE("kontor-store"),
    ADMIN("kontor-admin");

    private final String claim;

    Audience(String claim) {
        this.claim = claim;
    }

    /// The value of the `aud` claim.
    public String claim() {
        return claim;
    }
}
