package dev.kontor.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.concurrency.RejectionDelay;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.testing.KontorTest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfigurationSource;

@KontorTest
class SignInLoadSheddingFilterTests {

    private static final int FLOOD = 500;

    @Autowired
    private Passwords passwords;

    @Autowired
    private RejectionDelay brake;

    @Autowired
    private ProblemDocuments problems;

    @Autowired
    @Qualifier("corsConfigurationSource")
    private CorsConfigurationSource cors;

    /// All find room at the moment at which they come: nobody waits for a place yet.
    @Test
    void ofAFloodThatComesAtOnceOnlyAFewGetPastTheFilter() throws Exception {
        var filter = new SignInLoadSheddingFilter(passwords, brake, problems, cors);
        var past = new AtomicInteger();
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood = IntStream.range(0, FLOOD)
                    .mapToObj(_ -> threads.submit(() -> {
                        var response = new MockHttpServletResponse();
                        filter.doFilter(
                                new MockHttpServletRequest("POST", "/store/v1/auth/login"), response, (_, _) -> {
                                    past.incrementAndGet();
                                    awaitTheEnd(end);
                                });
                        return response;
                    }))
                    .toList();
            Awaitility.await().until(() -> flood.stream().filter(Future::isDone).count() + past.get() == FLOOD);
            end.countDown();
            var refused = 0;
            for (var one : flood) {
                refused += one.get().getStatus() == 503 ? 1 : 0;
            }

            assertThat(past).hasValue(Passwords.maxInProgress());
            assertThat(refused).isEqualTo(FLOOD - Passwords.maxInProgress());
        }
    }

    private static void awaitTheEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
