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

/// Somebody who watches a job: an open answer.
final class Subscriber {

    /// A sign of life, so that nobody on the way takes the connection for dead.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// The token that opened it lives ten minutes.
    private static final Duration LIFE = Duration.ofMinutes(9);

    private final JobId job;
    private final HttpServletResponse response;
    private final JsonMapper json;
    private final long begun = System.nanoTime();
    private final AtomicBoolean busy = new AtomicBoolean();
    private long spoke = begun;
    private long seen;
    private volatile @Nullable AsyncContext open;

    /// @param seen the revision that need not be told
    Subscriber(JobId job, long seen, HttpServletResponse response, JsonMapper json) {
        this.job = job;
        this.seen = seen;
        this.response = response;
        this.json = json;
    }

    JobId job() {
        return job;
    }

    /// Keeps the answer open when the request is over.
    ///
    /// @param gone called when it is not open any more
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
                // It is begun once.
            }
        });
        open = context;
    }

    /// Tells what is new on a thread of its own: somebody who does not read keeps nobody else waiting.
    ///
    /// @param now absent if the job is gone
    void enqueue(JobQueries.@Nullable Snapshot now) {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("job-watcher").start(() -> {
                try {
                    if (now == null || !send(now)) {
                        end();
                    }
                } catch (IOException _) {
                    // Gone without a word, as those who watch do.
                    end();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    /// @return whether there may be more to tell
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
                // The container has ended it already.
            }
        }
    }
}
