package dev.kontor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class PasswordsTests {

    private static final String PASSWORD = "a ship in port is safe";

    private final Passwords passwords = new Passwords(Optional.empty());

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void storesAnArgon2idHashWithTheAgreedParameters() {
        assertThat(passwords.hash(PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void othersReadItsHashesAndItReadsThoseOfOthers() {
        var other = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
        var weak = new Argon2PasswordEncoder(16, 32, 1, 4_096, 1);
        for (var password : List.of(PASSWORD, "gr\u00fc\u00dfe aus k\u00f6ln \ud83d\udc1f", "x".repeat(128))) {
            assertThat(other.matches(password, passwords.hash(password))).isTrue();
            for (var encoder : List.of(other, weak)) {
                var hash = String.valueOf(encoder.encode(password));
                assertThat(passwords.matches(password, hash)).isTrue();
                assertThat(passwords.matches(password.replace('x', 'y') + ".", hash))
                        .isFalse();
                assertThat(passwords.isOutdated(hash)).isEqualTo(encoder == weak);
            }
        }
    }

    @Test
    void memoryThatIsUsedAgainMakesNoHashDifferent() {
        var first = passwords.hash(PASSWORD);
        for (int round = 0; round < 5; round++) {
            passwords.hash("something else " + round);
            assertThat(passwords.matches(PASSWORD, first)).isTrue();
        }
    }

    @Test
    void twoLongPasswordsThatDifferInTheLastLetterAreDifferent() {
        var hash = passwords.hash("x".repeat(127) + "a");

        assertThat(passwords.matches("x".repeat(127) + "a", hash)).isTrue();
        assertThat(passwords.matches("x".repeat(127) + "b", hash)).isFalse();
    }

    @Test
    void theSameLetterWrittenInTwoWaysIsTheSamePassword() {
        var hash = passwords.hash("gr\u00fc\u00dfe aus k\u00f6ln");

        assertThat(passwords.matches("gru\u0308\u00dfe aus ko\u0308ln", hash)).isTrue();
    }

    @Test
    void whereThereIsNoHashNothingMatches() {
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
    }

    @Test
    void aHugePasswordIsNotHashed() {
        var hash = passwords.hash(PASSWORD);
        var huge = "x".repeat(100_000);

        // The shortest of some tries: a busy machine lets any of them wait.
        long took = LongStream.range(0, 5)
                .map(_ -> nanos(() -> assertThat(passwords.matches(huge, hash)).isFalse()))
                .min()
                .orElseThrow();

        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void anUnknownUserTakesAsLongAsAKnownOne() {
        var hash = passwords.hash(PASSWORD);
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int round = 0; round < 20; round++) {
            known.add(nanos(
                    () -> assertThat(passwords.matches("not this one", hash)).isFalse()));
            unknown.add(nanos(
                    () -> assertThat(passwords.matches("not this one", null)).isFalse()));
        }

        // Coarse, because a shared machine is noisy; without the dummy hash the factor would be in the thousands.
        assertThat(median(unknown)).isBetween(median(known) / 2, median(known) * 2);
    }

    @Test
    void aFloodIsTurnedAwayInsteadOfFillingTheHeap() throws Exception {
        var hash = passwords.hash(PASSWORD);
        var start = new CountDownLatch(1);
        Callable<String> attempt = () -> {
            start.await();
            try {
                return passwords.matches(PASSWORD, hash) ? "in" : "out";
            } catch (UnavailableException refusal) {
                assertThat(refusal.code()).isEqualTo(ProblemCode.OVERLOADED);
                return "turned away";
            }
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 300)
                    .mapToObj(_ -> threads.submit(attempt))
                    .toList();
            start.countDown();
            var outcomes = new ArrayList<String>();
            for (var each : attempts) {
                outcomes.add(each.get());
            }
            assertThat(outcomes).contains("in", "turned away").doesNotContain("out");
        }
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
