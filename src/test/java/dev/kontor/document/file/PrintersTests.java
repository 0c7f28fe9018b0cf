package dev.kontor.document.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.document.DocumentId;
import dev.kontor.shared.tracing.Traces;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Documents are printed in parallel.
class PrintersTests {

    private final Printers printers = new Printers(Traces.none());
    private final Queue<DocumentId> printed = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        printers.destroy();
    }

    private static List<DocumentId> documents(int count) {
        return Stream.generate(DocumentId::next).limit(count).toList();
    }

    @Test
    void printsTwoAtATimeAndNeverMore() {
        var documents = documents(40);
        var inPairs = new CyclicBarrier(Printers.AT_ONCE);
        var running = new AtomicInteger();
        var most = new AtomicInteger();

        printers.print(documents, document -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            meet(inPairs);
            printed.add(document);
            running.decrementAndGet();
        });

        assertThat(printed).containsExactlyInAnyOrderElementsOf(documents);
        assertThat(most).hasValue(Printers.AT_ONCE);
    }

    /// Fails if nothing else is printed at the same time.
    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesTheVirtualThreadsToRequests() {
        var virtual = new ConcurrentLinkedQueue<Boolean>();

        printers.print(documents(2), _ -> virtual.add(Thread.currentThread().isVirtual()));

        assertThat(virtual).containsExactly(false, false);
    }

    @Test
    void printsADocumentOnceThoughItIsNamedTwice() {
        var one = DocumentId.next();
        var other = DocumentId.next();

        printers.print(List.of(one, other, one), printed::add);

        assertThat(printed).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void printsTheOthersBeforeItFails() {
        var documents = documents(5);
        var refused = List.of(documents.get(0), documents.get(3));

        assertThatThrownBy(() -> printers.print(documents, document -> {
                    if (refused.contains(document)) {
                        throw new IllegalArgumentException(document.text());
                    }
                    printed.add(document);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(refused.getFirst().text())
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly(refused.getLast().text()));
        assertThat(printed).containsExactlyInAnyOrder(documents.get(1), documents.get(2), documents.get(4));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        var never = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> printers.print(documents(3), _ -> await(never)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("printing was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
