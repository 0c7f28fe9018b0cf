package dev.kontor.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// The codes of all problems that the application has answered with since the tests began.
public final class SeenProblems {

    private static final Set<String> CODES = new ConcurrentSkipListSet<>();

    private SeenProblems() {}

    public static Set<String> codes() {
        return Set.copyOf(CODES);
    }

    static void note(Api.Response response) {
        if (response.header("Content-Type").orElse("").startsWith("application/problem+json")) {
            CODES.add(response.at("/code"));
        }
    }
}
