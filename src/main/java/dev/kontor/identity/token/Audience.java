package dev.kontor.identity.token;

/// Which of the two APIs an access token is for. A token for one opens nothing at the other.
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
