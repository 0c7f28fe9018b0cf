package dev.kontor.identity;

/// A hashed password (PHC string), to be stored.
public record PasswordHash(String phc) {

    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
