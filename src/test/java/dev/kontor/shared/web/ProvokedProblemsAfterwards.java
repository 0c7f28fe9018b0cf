package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.SeenProblems;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Comes after all tests, and knows what they have provoked. Where only some of them run, it is left out.
class ProvokedProblemsAfterwards {

    /// What cannot be had over HTTP in the common context, with the test that has it otherwise.
    private static final Map<ProblemCode, String> ELSEWHERE =
            Map.of(ProblemCode.CART_CHANGED, "CartRepositoryTests: over HTTP the lock on the cart comes first");

    @Test
    void everyCodeOfTheCatalogueWasAnswered() throws IOException {
        var seen = SeenProblems.ofAllTests();

        assertThat(Stream.of(ProblemCode.values())
                        .filter(code -> !ELSEWHERE.containsKey(code))
                        .map(ProblemCode::code)
                        .filter(code -> !seen.contains(code)))
                .as("codes that no test has provoked over HTTP")
                .isEmpty();
    }
}
