package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A watcher of a job: an open response.
final class Subscriber {

    /// A keep-alive, so that no intermediary closes an idle connection.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// The token that opened it is valid for ten minutes.
    private static final Duration LIFE = Duration.ofMinutes(9);

    private final JobId job;
    private final HttpServletResponse response;
    private final JsonMapper json;
    private final long begun = System.nanoTime();
    private final AtomicBoolean busy = new AtomicBoolean();
    private long spoke = begun;
    private long seen;
    private volatile @Nullable AsyncContext open;

    /// @param seen the revision that need not be sent
    Subscriber(JobId job, long seen, HttpServletResponse response, JsonMapper json) {
        this.job = job;
        this.seen = seen;
        this.response = response;
        this.json = json;
    }

    JobId job() {
        return job;
    }

    /// Keeps the response open after the request has been handled.
    ///
    /// @param gone called when it is closed
    void wait(HttpServletRequest request, Runnable gone) {
        var context = request.startAsync();
        context.setTimeout(LIFE.plusMinutes(1).toMillis());
        context.addListener(new AsyncListener() {
            @Override
            public void onComplete(AsyncEvent event) {
                gone.run();
            }

            @Override
            public void onTimeout(AsyncEvent event) {
                gone.run();
                end();
            }

            @Override
            public void onError(AsyncEvent event) {
                gone.run();
                end();
            }

            @Override
            public void onStartAsync(AsyncEvent event) {
                // The response has been started once.
            }
        });
        open = context;
    }

    /// Sends changes on a separate thread: a slow reader delays nobody else.
    ///
    /// @param now absent if the job no longer exists
    void enqueue(JobQueries.@Nullable Snapshot now) {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("job-watcher").start(() -> {
                try {
                    if (now == null || !send(now)) {
                        end();
                    }
                } catch (IOException _) {
                    // The client disconnected, which is normal.
                    end();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /// @return whether there may be more to send
    boolean send(JobQueries.Snapshot now) throws IOException {
        boolean isEnd = now.job().status().isEnd();
        long time = System.nanoTime();
        if (now.revision() > seen) {
            write("id: %d\nevent: %s\ndata: %s\n\n"
                    .formatted(now.revision(), isEnd ? "end" : "progress", json.writeValueAsString(now.job())));
            seen = now.revision();
            spoke = time;
        } else if (time - spoke > SILENCE.toNanos()) {
            write(": still there\n\n");
            spoke = time;
        } else if (open == null) {
            response.flushBuffer();
        }
        return !isEnd && time - begun < LIFE.toNanos();
    }

    private void write(String text) throws IOException {
        var output = response.getOutputStream();
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    void end() {
        var context = open;
        if (context != null) {
            open = null;
            try {
                context.complete();
            } catch (IllegalStateException _) {
                // The container has already ended it.
            }
        }
    }
}
