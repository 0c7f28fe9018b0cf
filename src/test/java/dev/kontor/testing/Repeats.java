package dev.kontor.testing;

import java.util.Arrays;
import java.util.stream.LongStream;

/// How many times a test with random data repeats.
public final class Repeats {

    private static final boolean THOROUGH = Boolean.getBoolean("kontor.test.thorough");

    private Repeats() {}

    /// @param usual in every build
    /// @param thorough with `-Dkontor.test.thorough=true`, as in the nightly build
    public static int of(int usual, int thorough) {
        return THOROUGH ? thorough : usual;
    }

    /// Of the seeds of random data the first ones, and all in the nightly build.
    public static LongStream seeds(int usual, long... all) {
        return Arrays.stream(all).limit(of(usual, all.length));
    }
}
