package dev.kontor.events;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.GoneException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The event log as a feed to poll, and its dead letters.
@RestController
@RequestMapping("/admin/v1/events")
@RequiresPermission(Permission.EVENTS_READ)
@Tag(name = "Events", description = "The shop's events in order.")
class EventAdminController {

    private static final int MAX_LIMIT = 500;

    private final LogQueries log;
    private final Sequencer sequencer;
    private final DeadLetters letters;
    private final DeadLetterRetry retries;
    private final Dispatcher dispatcher;
    private final JsonMapper json;

    EventAdminController(
            LogQueries log,
            Sequencer sequencer,
            DeadLetters letters,
            DeadLetterRetry retries,
            Dispatcher dispatcher,
            JsonMapper json) {
        this.log = log;
        this.sequencer = sequencer;
        this.letters = letters;
        this.retries = retries;
        this.dispatcher = dispatcher;
        this.json = json;
    }

    /// Poll the event feed.
    ///
    /// Returns the events after a position, oldest first. Store `lastPosition` and send it as `after` of the
    /// next call: the feed has no gaps and no duplicates. Events appear shortly after their commit, in an order
    /// that never changes. A program that starts at 0 can build its own copy of the shop. Events older than the
    /// retention (a year by default) are deleted: `oldestPosition` is where the feed is complete. A call that
    /// continues from an earlier position than that fails with `gone`, because it would miss events. Then load
    /// the objects again through the API and continue from `oldestPosition - 1`.
    @GetMapping
    @Operation(operationId = "pollEvents")
    @Problems(ProblemCode.GONE)
    EventDetails.Feed poll(
            @Parameter(description = "Only events after this position; 0 for the beginning.", example = "0")
                    @RequestParam(defaultValue = "0")
                    @Min(0)
                    @Max(Long.MAX_VALUE)
                    long after,
            @Parameter(description = "How many events at most.", example = "100")
                    @RequestParam(defaultValue = "100")
                    @Min(1)
                    @Max(MAX_LIMIT)
                    int limit,
            @Parameter(description = "Only these types, or groups of types.", example = "order.*,product.updated")
                    @RequestParam(required = false)
                    @Size(max = 50)
                    @Nullable
                    List<@Size(max = 100) @Pattern(regexp = "[a-z_]+\\.([a-z_]+|\\*)") String> type) {
        long end = sequencer.head().last();
        var types = EventTypes.of(type == null ? List.of() : type);
        var events = log.read(after, end, types, limit);
        var beginning = log.beginning();
        if (after > 0 && after < beginning.position() - 1) {
            throw deleted(beginning);
        }
        boolean full = events.size() == limit;
        long last = full ? events.getLast().position() : Math.max(after, end);
        return new EventDetails.Feed(
                events.stream().map(event -> EventDetails.of(event, json)).toList(),
                last,
                full && last < end,
                beginning.position());
    }

    private static GoneException deleted(LogQueries.Beginning beginning) {
        long next = beginning.position() - 1;
        return new GoneException(
                "Events up to position %d were deleted after their retention period. Load the objects again through the API, then continue with `after=%d`."
                        .formatted(next, next),
                Map.of("reason", "events-deleted", "oldestPosition", beginning.position()));
    }

    /// Get an event.
    ///
    /// Returns one event of the feed.
    @GetMapping("/{id}")
    @Operation(operationId = "getEvent")
    EventDetails get(@PathVariable EventId id) {
        return log.find(id.value())
                .map(event -> EventDetails.of(event, json))
                .orElseThrow(() -> NotFoundException.of("event", id));
    }

    /// List dead letters.
    ///
    /// A consumer (mails, cache, …) repeatedly failed on these events and continued without them. They are
    /// retried automatically, after one minute and then with growing delays, for about three days; once one
    /// succeeds, the others of its consumer are retried at once.
    @SortableBy("-createdAt")
    @GetMapping("/dead-letters")
    @Operation(operationId = "listDeadLetters")
    Page<DeadLetter> deadLetters(
            @ParameterObject @Valid DeadLetterFilter filter, @ParameterObject @Valid Listing listing) {
        return letters.list(filter, listing);
    }

    /// Retry a dead letter.
    ///
    /// The consumer gets the event again immediately. If it succeeds, the dead letter is deleted.
    /// One that was dismissed is retried as well.
    @PostMapping("/dead-letters/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresPermission(Permission.SYSTEM_WRITE)
    @Operation(operationId = "retryDeadLetter")
    DeadLetter retry(@PathVariable DeadLetter.DeadLetterId id) {
        var letter = retries.retry(id);
        dispatcher.lookForDueLetters();
        return letter;
    }

    /// Dismiss a dead letter.
    ///
    /// The event is not retried any longer, and metrics and alerts do not count it. Use it if the effect of the
    /// event is not needed, or was produced by other means. The dead letter is deleted with its event. One that
    /// was dismissed before stays as it is.
    @PostMapping("/dead-letters/{id}/dismiss")
    @RequiresPermission(Permission.SYSTEM_WRITE)
    @Operation(operationId = "dismissDeadLetter")
    DeadLetter dismiss(@PathVariable DeadLetter.DeadLetterId id, @RequestBody @Valid DismissDeadLetter dismissal) {
        return retries.dismiss(id, dismissal.reason());
    }

    /// Retry all dead letters.
    ///
    /// Retries the dead letters of one consumer, or of all consumers, for example after an outage of the mail
    /// server. The consumers get the events again immediately, the oldest first.
    @PostMapping("/dead-letters/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequiresPermission(Permission.SYSTEM_WRITE)
    @Operation(operationId = "retryDeadLetters")
    DeadLetter.Retried retryAll(@RequestBody @Valid RetryDeadLetters wanted) {
        var retried = new DeadLetter.Retried(retries.retryAll(wanted.consumer()));
        dispatcher.lookForDueLetters();
        return retried;
    }
}
