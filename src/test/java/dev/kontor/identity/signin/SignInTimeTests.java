package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The time of a refusal does not tell whether there is an account (R3). Machines that run tests are noisy, so the
/// samples are interleaved and what was measured may be measured again; what really differs differs each time.
@KontorTest
class SignInTimeTests {

    private static final int SAMPLES = Repeats.of(100, 200);
    private static final int WARM_UP = 20;
    private static final int MEASUREMENTS = 3;
    private static final double TOLERANCE = 0.10;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void unknownKnownAndUnverifiedAddressesAreRefusedAfterTheSameTime() {
        var known = logins.customer();
        var unverified = logins.customer();
        give(known.id(), false);
        give(unverified.id(), true);
        var emails = new String[] {known.email(), UUID.randomUUID() + "@customer.example.com", unverified.email()};

        measure(emails, WARM_UP);
        var times = measure(emails, SAMPLES);
        for (int again = 1; again < MEASUREMENTS && (apart(times[0], times[1]) || apart(times[0], times[2])); again++) {
            times = measure(emails, SAMPLES);
        }

        assertThat(median(times[1]) / median(times[0])).as("unknown to known").isBetween(1 - TOLERANCE, 1 + TOLERANCE);
        assertThat(median(times[2]) / median(times[0]))
                .as("unverified to known")
                .isBetween(1 - TOLERANCE, 1 + TOLERANCE);
        assertThat(longer(times[0], times[1]))
                .as("how often known takes longer")
                .isBetween(0.35, 0.65);
        assertThat(longer(times[0], times[2]))
                .as("how often known takes longer")
                .isBetween(0.35, 0.65);
    }

    /// Two at once, as many as are hashed at once: what one waits for the other hits all kinds alike.
    private double[][] measure(String[] emails, int samples) {
        var first = CompletableFuture.supplyAsync(() -> measureAlone(emails, samples / 2));
        var second = measureAlone(emails, samples - samples / 2);
        var times = first.join();
        for (int which = 0; which < emails.length; which++) {
            times[which] = DoubleStream.concat(Arrays.stream(times[which]), Arrays.stream(second[which]))
                    .sorted()
                    .toArray();
        }
        return times;
    }

    private double[][] measureAlone(String[] emails, int samples) {
        var times = new double[emails.length][samples];
        for (int sample = 0; sample < samples; sample++) {
            // The counts of wrong passwords are another test's matter.
            jdbc.sql("delete from identity.login_failures").update();
            for (int turn = 0; turn < emails.length; turn++) {
                int which = (turn + sample) % emails.length;
                long start = System.nanoTime();
                var answer = api.post(
                        "/store/v1/auth/login", Map.of("email", emails[which], "password", "not the password at all"));
                times[which][sample] = System.nanoTime() - start;
                answer.expectProblem(401, "invalid-credentials");
            }
        }
        return times;
    }

    private static boolean apart(double[] one, double[] other) {
        double ratio = median(other) / median(one);
        double longer = longer(one, other);
        return ratio < 1 - TOLERANCE || ratio > 1 + TOLERANCE || longer < 0.35 || longer > 0.65;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    /// The probability that a time of the one is longer than a time of the other: one half if nobody can tell them
    /// apart.
    private static double longer(double[] one, double[] other) {
        long count = 0;
        for (double each : one) {
            int position = Arrays.binarySearch(other, each);
            count += position < 0 ? -position - 1 : position;
        }
        return (double) count / one.length / other.length;
    }

    private void give(CustomerId account, boolean unverified) {
        jdbc.sql("update identity.accounts set password_hash = :hash, unverified = :unverified where id = :id")
                .param("hash", passwords.hash("correct horse battery staple"))
                .param("unverified", unverified)
                .param("id", account.value())
                .update();
    }
}
