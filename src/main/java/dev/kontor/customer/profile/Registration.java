package dev.kontor.customer.profile;

import org.jspecify.annotations.Nullable;

/// A stored registration that has not been processed yet.
record Registration(
        String email, String firstName, @Nullable String lastName, String locale, String passwordHash) {

    @Override
    public String toString() {
        return "Registration[***]";
    }
}
