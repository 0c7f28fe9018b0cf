package dev.kontor.testing;

/// How many times a test with random data repeats.
public final class Repeats {

    private static final boolean THOROUGH = Boolean.getBoolean("kontor.test.thorough");

    private Repeats() {}

    /// @param usual in every build
    /// @param thorough with `-Dkontor.test.thorough=true`, as in the nightly build
    public static int of(int usual, int thorough) {
        return THOROUGH ? thorough : usual;
    }
}
