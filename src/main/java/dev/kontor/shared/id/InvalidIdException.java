package dev.kontor.shared.id;

/// A text that is not an id of the expected type. The API responds 400 `invalid-id`.
public class InvalidIdException extends IllegalArgumentException {

    private final IdPrefix expected;

    public InvalidIdException(IdPrefix expected) {
        super("Expected an id that starts with \"%s_\" and has 26 more characters.".formatted(expected.text()));
        this.expected = expected;
    }

    /// The prefix with which the id should have begun.
    public IdPrefix expected() {
        return expected;
    }
}
