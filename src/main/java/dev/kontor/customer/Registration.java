package dev.kontor.customer;

/// What is kept of a registration until it is worked on.
record Registration(String email, String firstName, String lastName, String locale, String passwordHash) {

    @Override
    public String toString() {
        return "Registration[***]";
    }
}
