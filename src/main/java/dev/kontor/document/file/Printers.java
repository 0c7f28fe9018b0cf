package dev.kontor.document.file;

import dev.kontor.document.DocumentId;
import dev.kontor.shared.tracing.Traces;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Prints several documents, two at a time. Not on virtual threads: these are not time-sliced, so printing would stop
/// requests.
@Component
class Printers implements DisposableBean {

    static final int AT_ONCE = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("document-printer-", 1).daemon().factory());
    private final Traces traces;

    Printers(Traces traces) {
        this.traces = traces;
    }

    /// Prints each document once, and returns when all are done. A failure keeps no other document from being printed.
    ///
    /// @throws RuntimeException the first failure; the others are suppressed in it
    void print(Collection<DocumentId> documents, Consumer<DocumentId> printing) {
        var work = documents.stream()
                .distinct()
                .map(document -> Executors.callable(traces.carry(() -> printing.accept(document))))
                .toList();
        var failures = failures(work);
        if (!failures.isEmpty()) {
            var first = asRuntime(failures.getFirst());
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private List<Throwable> failures(List<Callable<@Nullable Object>> work) {
        try {
            return threads.invokeAll(work).stream()
                    .filter(printed -> printed.state() == Future.State.FAILED)
                    .map(Future::exceptionNow)
                    .toList();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("printing was interrupted");
        }
    }

    private static RuntimeException asRuntime(Throwable failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
