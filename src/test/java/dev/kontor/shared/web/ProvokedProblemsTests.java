package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.SeenProblems;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// Comes after all other tests, and knows what they have provoked.
@Order(Integer.MAX_VALUE)
@DisabledIfSystemProperty(named = "test", matches = ".+", disabledReason = "only some of the tests run")
class ProvokedProblemsTests {

    /// What cannot be had over HTTP in the common context, with the test that has it otherwise.
    private static final Map<ProblemCode, String> ELSEWHERE =
            Map.of(ProblemCode.CART_CHANGED, "CartRepositoryTests: over HTTP the lock on the cart comes first");

    @Test
    void everyCodeOfTheCatalogueWasAnswered() {
        assertThat(Stream.of(ProblemCode.values())
                        .filter(code -> !ELSEWHERE.containsKey(code))
                        .map(ProblemCode::code)
                        .filter(code -> !SeenProblems.codes().contains(code)))
                .as("codes that no test has provoked over HTTP")
                .isEmpty();
    }
}
