package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.web.admission.AdmissionFilter;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import dev.kontor.shared.web.concurrency.RejectionDelay;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.testing.KontorTest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.cors.CorsConfigurationSource;

@KontorTest
class AdmissionFilterTests {

    private static final int PARALLEL = 4;

    @Autowired
    private ProblemDocuments problems;

    @Autowired
    private Handlers handlers;

    @Autowired
    @Qualifier("corsConfigurationSource")
    private CorsConfigurationSource cors;

    private final ConcurrencyLimiter checkouts = new ConcurrencyLimiter(1, 0, 10, Duration.ofSeconds(20));
    private final CountDownLatch rush = new CountDownLatch(1);
    private AdmissionFilter filter;

    @BeforeEach
    void open() {
        var others = new StaticListableBeanFactory();
        others.addBean("checkouts", checkouts);
        filter = new AdmissionFilter(
                new WebProperties(List.of(), new WebProperties.Cors(List.of()), Duration.ZERO, PARALLEL),
                problems,
                handlers,
                cors,
                others.getBeanProvider(ConcurrencyLimiter.class));
    }

    @Test
    void letsNobodyBeginWhileManyCheckoutsWait() throws Exception {
        checkouts.pass();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(checkouts::pass);
            Awaitility.await().until(checkouts::isCrowded);

            var refused = call("POST", "/store/v1/carts", new MockFilterChain());
            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isIn("1", "2", "3");
            assertThat(refused.getContentAsString()).contains("\"overloaded\"");
            assertThat(call("PUT", "/store/v1/carts/1/items", new MockFilterChain())
                            .getStatus())
                    .isEqualTo(200);

            checkouts.release();
            waiting.get();
            assertThat(call("POST", "/store/v1/carts", new MockFilterChain()).getStatus())
                    .isEqualTo(200);
        }
    }

    @Test
    void turnsAwayWhoWouldWaitTooLongButNeverHealthChecksAndStaff() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = List.of(busy(threads), busy(threads), busy(threads), busy(threads));

            assertThat(call("GET", "/store/v1/me", new MockFilterChain()).getStatus())
                    .isEqualTo(503);
            assertThat(call("GET", "/livez", new MockFilterChain()).getStatus()).isEqualTo(200);
            assertThat(call("GET", "/admin/v1/orders", new MockFilterChain()).getStatus())
                    .isEqualTo(200);
            assertThat(call("POST", "/store/v1/carts/1/complete", new MockFilterChain())
                            .getStatus())
                    .isEqualTo(200);

            rush.countDown();
            for (var one : working) {
                assertThat(one.get().getStatus()).isEqualTo(200);
            }
            assertThat(call("GET", "/store/v1/me", new MockFilterChain()).getStatus())
                    .isEqualTo(200);
        }
    }

    /// After an outage a payment provider sends all that it has kept, at once.
    @Test
    void aBacklogOfAProviderWaitsInItsOwnQueueAndTheRestIsSentAgain() throws Exception {
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        FilterChain handler = (_, _) -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            awaitTheEndOfTheRush();
            working.decrementAndGet();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var backlog = IntStream.range(0, 700)
                    .mapToObj(_ -> threads.submit(() -> call("POST", "/hooks/stripe", handler)))
                    .toList();
            // Those for whom there is no room in the queue are told at once.
            Awaitility.await()
                    .until(() -> backlog.stream().filter(Future::isDone).count() >= 596);

            assertThat(call("GET", "/livez", new MockFilterChain()).getStatus()).isEqualTo(200);
            assertThat(call("POST", "/store/v1/carts", new MockFilterChain()).getStatus())
                    .isEqualTo(200);
            rush.countDown();

            var answers = new ArrayList<MockHttpServletResponse>();
            for (var one : backlog) {
                answers.add(one.get());
            }
            assertThat(answers).filteredOn(answer -> answer.getStatus() == 200).hasSize(104);
            assertThat(answers)
                    .filteredOn(answer -> answer.getStatus() == 503)
                    .hasSize(596)
                    .allSatisfy(answer -> assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                            .isBetween(5, 30));
        }
        assertThat(most).hasValue(4);
    }

    @Test
    void whoIsRefusedAndWaitsForTheAnswerKeepsNobodyWaiting() throws Exception {
        var brake = new RejectionDelay(
                new WebProperties(List.of(), new WebProperties.Cors(List.of()), Duration.ofMinutes(1), PARALLEL));
        var held = new CountDownLatch(PARALLEL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = IntStream.range(0, PARALLEL)
                    .mapToObj(_ -> threads.submit(() -> call("GET", "/store/v1/me", (request, _) -> {
                        held.countDown();
                        brake.hold((HttpServletRequest) request);
                    })))
                    .toList();
            held.await();

            assertThat(call("GET", "/store/v1/me", new MockFilterChain()).getStatus())
                    .isEqualTo(200);

            assertThat(refused).as("those who wait").noneMatch(Future::isDone);
            threads.shutdownNow();
            for (var one : refused) {
                assertThat(one.get().getStatus()).isEqualTo(200);
            }
        }
        // Each turn was given back once, and no more.
        letsNobodyBeginWhileManyCheckoutsWait();
        turnsAwayWhoWouldWaitTooLongButNeverHealthChecksAndStaff();
    }

    /// A request that is worked on until the rush is over.
    private Future<MockHttpServletResponse> busy(ExecutorService threads) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var work = threads.submit(() -> call("GET", "/store/v1/me", (_, _) -> {
            begun.countDown();
            awaitTheEndOfTheRush();
        }));
        begun.await();
        return work;
    }

    private void awaitTheEndOfTheRush() {
        try {
            rush.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private MockHttpServletResponse call(String method, String path, FilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), response, chain);
        return response;
    }
}
