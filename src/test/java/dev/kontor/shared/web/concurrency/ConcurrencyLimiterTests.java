package dev.kontor.shared.web.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTests {

    @Test
    void letsTheNextPassWhenOneLeaves() throws Exception {
        var limiter = new ConcurrencyLimiter(1, 0, 1, Duration.ofSeconds(20));
        limiter.pass();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = threads.submit(limiter::pass);
            Awaitility.await().until(limiter::isCrowded);
            assertThat(next.isDone()).isFalse();

            limiter.release();
            next.get();

            assertThat(limiter.isCrowded()).isFalse();
        }
    }

    @Test
    void refusesAtOnceWhenTooManyWait() throws Exception {
        var limiter = new ConcurrencyLimiter(1, 0, 1, Duration.ofSeconds(20));
        limiter.pass();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(limiter::pass);
            Awaitility.await().until(limiter::isCrowded);

            assertOverloaded(threads.submit(limiter::pass));

            limiter.release();
            waiting.get();
        }
    }

    @Test
    void refusesWhomItLetWaitTooLong() throws Exception {
        var limiter = new ConcurrencyLimiter(1, 0, 1, Duration.ofMillis(10));
        limiter.pass();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertOverloaded(threads.submit(limiter::pass));
        }
        limiter.release();
        limiter.pass();

        assertThat(limiter.isCrowded()).isFalse();
    }

    private static void assertOverloaded(Future<?> refused) {
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.OVERLOADED))
                .hasMessage("Too many such requests are running. Nothing was changed; repeat the request.");
    }
}
