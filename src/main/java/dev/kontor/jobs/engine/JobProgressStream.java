package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Streams changes to all subscribers of jobs, with one statement for all of them. A subscriber holds an open
/// response, but neither a thread nor a database connection.
@Component
class JobProgressStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobProgressStream.class);
    private static final int MAX_AT_ONCE = 500;

    /// A keep-alive, so that no intermediary closes an idle connection.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// The token that opened the stream is valid for ten minutes.
    private static final Duration LIFE = Duration.ofMinutes(9);

    private final JobQueries queries;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    JobProgressStream(JobQueries queries) {
        this.queries = queries;
    }

    /// @param seen the revision that the client has already received
    /// @return empty if the job has ended and the client has received its end
    Optional<SseEmitter> subscribe(JobId id, long seen) throws IOException {
        var now = queries.find(List.of(id)).stream().findFirst().orElseThrow(() -> NotFoundException.of("job", id));
        if (now.job().status().isEnd() && now.revision() <= seen) {
            return Optional.empty();
        }
        if (subscribers.size() >= MAX_AT_ONCE) {
            throw new UnavailableException(
                    ProblemCode.OVERLOADED, "Too many clients are watching jobs. Poll the job instead.");
        }
        var subscriber = new Subscriber(id, seen);
        subscriber.emitter.onCompletion(() -> subscribers.remove(subscriber));
        if (subscriber.send(now) && running) {
            subscribers.add(subscriber);
        } else {
            subscriber.emitter.complete();
        }
        return Optional.of(subscriber.emitter);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void notifySubscribers() {
        if (subscribers.isEmpty()) {
            return;
        }
        try {
            var jobs = subscribers.stream().map(subscriber -> subscriber.job).collect(Collectors.toSet());
            var now = queries.find(jobs).stream()
                    .collect(Collectors.toMap(snapshot -> snapshot.job().id(), Function.identity()));
            subscribers.forEach(subscriber -> subscriber.enqueue(now.get(subscriber.job)));
        } catch (RuntimeException failure) {
            LOG.warn("The subscribers of jobs could not be notified; trying again", failure);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /// Shutdown would wait for open responses.
    @Override
    public void stop() {
        running = false;
        subscribers.forEach(subscriber -> subscriber.emitter.complete());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class Subscriber {

        private final JobId job;
        private final SseEmitter emitter = new SseEmitter(LIFE.plusMinutes(1).toMillis());
        private final long begun = System.nanoTime();
        private final AtomicBoolean busy = new AtomicBoolean();
        private long sentAt = begun;
        private long seen;

        Subscriber(JobId job, long seen) {
            this.job = job;
            this.seen = seen;
        }

        /// Sends changes on a separate thread: a slow reader delays nobody else.
        ///
        /// @param now absent if the job no longer exists
        void enqueue(JobQueries.@Nullable Snapshot now) {
            if (busy.compareAndSet(false, true)) {
                Thread.ofVirtual().name("job-subscriber").start(() -> {
                    try {
                        if (now == null || !send(now)) {
                            emitter.complete();
                        }
                    } catch (IOException | IllegalStateException _) {
                        // The client disconnected, which is normal. The container ends the response.
                        subscribers.remove(this);
                    } finally {
                        busy.set(false);
                    }
                });
            }
        }

        /// @return whether there may be more to send
        private boolean send(JobQueries.Snapshot now) throws IOException {
            boolean isEnd = now.job().status().isEnd();
            long time = System.nanoTime();
            if (now.revision() > seen) {
                emitter.send(SseEmitter.event()
                        .id(Long.toString(now.revision()))
                        .name(isEnd ? "end" : "progress")
                        .data(now.job(), MediaType.APPLICATION_JSON));
                seen = now.revision();
                sentAt = time;
            } else if (time - sentAt > SILENCE.toNanos()) {
                emitter.send(SseEmitter.event().comment("still there"));
                sentAt = time;
            }
            return !isEnd && time - begun < LIFE.toNanos();
        }
    }
}
