package dev.kontor.identity;

/// A hashed password (PHC string), on its way to the database.
public record PasswordHash(String phc) {

    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
