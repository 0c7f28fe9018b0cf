package dev.kontor.identity.token;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

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

    /// The kind of the accounts that sign in to it, as stored.
    public String accountKind() {
        return switch (this) {
            case STORE -> "CUSTOMER";
            case ADMIN -> "STAFF";
        };
    }

    /// The id of an account that signs in to it.
    public TypedId account(UUID id) {
        return switch (this) {
            case STORE -> new CustomerId(id);
            case ADMIN -> new StaffId(id);
        };
    }
}
