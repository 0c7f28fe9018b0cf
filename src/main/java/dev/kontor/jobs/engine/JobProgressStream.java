package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Streams changes to all watchers of jobs, with one statement for all of them. A watcher holds an open
/// response, but neither a thread nor a database connection.
@Component
class JobProgressStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobProgressStream.class);
    private static final int MOST_AT_ONCE = 500;

    private final JobQueries queries;
    private final JsonMapper json;
    private final Set<Subscriber> watchers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    JobProgressStream(JobQueries queries, JsonMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /// @param seen the revision that the client has already received
    void begin(JobId id, long seen, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var now = queries.find(List.of(id)).stream().findFirst().orElseThrow(() -> NotFoundException.of("job", id));
        if (now.job().status().isEnd() && now.revision() <= seen) {
            // A client that receives this does not reconnect.
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (watchers.size() >= MOST_AT_ONCE) {
            throw new UnavailableException(
                    ProblemCode.OVERLOADED, "Too many clients are watching jobs. Poll the job instead.");
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Buffering proxies would hold back the events.
        response.setHeader("X-Accel-Buffering", "no");
        var watcher = new Subscriber(id, seen, response, json);
        if (watcher.send(now) && running) {
            watcher.wait(request, () -> watchers.remove(watcher));
            watchers.add(watcher);
        }
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void notifySubscribers() {
        if (watchers.isEmpty()) {
            return;
        }
        try {
            var now = snapshots(watchers.stream().map(Subscriber::job).collect(Collectors.toSet()));
            watchers.forEach(watcher -> watcher.enqueue(now.get(watcher.job())));
        } catch (RuntimeException failure) {
            LOG.warn("The watchers of jobs could not be notified; trying again", failure);
        }
    }

    boolean isWatched(JobId id) {
        return watchers.stream().anyMatch(watcher -> watcher.job().equals(id));
    }

    private Map<JobId, JobQueries.@Nullable Snapshot> snapshots(Set<JobId> ids) {
        var found = new HashMap<JobId, JobQueries.@Nullable Snapshot>();
        queries.find(ids).forEach(snapshot -> found.put(snapshot.job().id(), snapshot));
        return found;
    }

    @Override
    public void start() {
        running = true;
    }

    /// Shutdown would wait for open responses.
    @Override
    public void stop() {
        running = false;
        watchers.forEach(Subscriber::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
