package dev.kontor.media.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.media.MediaProperties;
import dev.kontor.shared.web.problem.ProblemDocuments;
import dev.kontor.testing.KontorTest;
import jakarta.servlet.FilterChain;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// More uploads at once than there is room for.
@KontorTest
class UploadFloodTests {

    private static final int MANY = 1_000;
    private static final int WAIT = 200;

    @Autowired
    private ProblemDocuments problems;

    @Autowired
    private MediaProperties properties;

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);
    private UploadFilter filter;

    @BeforeEach
    void open() {
        filter = new UploadFilter(properties, problems);
    }

    @Test
    void ofAThousandAFewAreReadAtATimeSomeWaitAndTheOthersAreRejectedImmediately() throws Exception {
        FilterChain upload = (_, _) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
        };
        List<Callable<Integer>> calls = Collections.nCopies(MANY, () -> {
            int status = call("/admin/v1/media", 1_000, upload);
            if (status == 503) {
                refused.incrementAndGet();
            }
            return status;
        });
        List<Future<Integer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = calls.stream().map(threads::submit).toList();
            int parallel = properties.parallelUploads();
            Awaitility.await().until(() -> refused.get() == MANY - WAIT - parallel && inside.get() == parallel);
            gate.countDown();
        }

        assertThat(answers.stream()
                        .map(Future::resultNow)
                        .collect(Collectors.groupingBy(status -> status, Collectors.counting())))
                .containsEntry(503, (long) MANY - WAIT - properties.parallelUploads())
                .containsEntry(200, (long) WAIT + properties.parallelUploads());
        assertThat(most).hasValue(properties.parallelUploads());
        assertThat(inside).hasValue(0);
    }

    @Test
    void onlyUploadsWaitAndWhatIsTooLargeIsNotReadAtAll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = IntStream.range(0, properties.parallelUploads())
                    .mapToObj(_ -> threads.submit(() -> call("/admin/v1/media/uploads/1/complete", 0, (_, _) -> {
                        inside.incrementAndGet();
                        try {
                            gate.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    })))
                    .toList();
            Awaitility.await().until(() -> inside.get() == properties.parallelUploads());

            assertThat(call("/admin/v1/media", 20L << 20, (_, _) -> {
                        throw new AssertionError("was read");
                    }))
                    .isEqualTo(413);
            assertThat(call("/admin/v1/media/uploads", 10, (_, _) -> {})).isEqualTo(200);
            gate.countDown();
            for (var one : busy) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
    }

    private int call(String path, long bytes, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return bytes;
            }
        };
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        return response.getStatus();
    }
}
