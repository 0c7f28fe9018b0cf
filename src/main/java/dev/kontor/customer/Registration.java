package dev.kontor.customer;

import org.jspecify.annotations.Nullable;

/// What is kept of a registration until it is worked on.
record Registration(
        String email, String firstName, @Nullable String lastName, String locale, String passwordHash) {

    @Override
    public String toString() {
        return "Registration[***]";
    }
}
