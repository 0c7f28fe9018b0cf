package dev.kontor.events;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Stores the events that a consumer could not handle. They are retried after one minute, then two, four and so on for
/// almost three days, then only on request. Those that staff have dismissed are neither retried nor reported.
@Component
class DeadLetters {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int AUTOMATIC_ATTEMPTS = 12;
    private static final int MAX_ERROR = 500;
    private static final Sorting SORTING =
            Sorting.by("d.id", "-createdAt", SortField.time("createdAt", "d.created_at"));
    private static final String COLUMNS = """
            d.id, d.consumer, d.event_id, l.type, l.subject, d.attempts, d.error, d.created_at, d.next_attempt_at,
            d.dismissed_at, d.dismiss_reason
            """;
    private static final String FROM = "events.dead_letters d join events.log l on l.id = d.event_id";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    DeadLetters(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    record Due(UUID id, UUID eventId, int retries) {}

    record Requested(long count, DeadLetter.@Nullable DeadLetterId oldest) {}

    void add(EventConsumer consumer, LoggedEvent event, int attempts, RuntimeException failure) {
        jdbc.sql("""
                        insert into events.dead_letters (id, consumer, event_id, attempts, error, next_attempt_at)
                        values (:id, :consumer, :event, :attempts, :error,
                                clock_timestamp() + :pause * interval '1 second')
                        on conflict (event_id, consumer) do update
                        set attempts = dead_letters.attempts + excluded.attempts, error = excluded.error
                        where dead_letters.dismissed_at is null
                        """)
                .param("id", TypeIds.next())
                .param("consumer", consumer.name())
                .param("event", event.id())
                .param("attempts", attempts)
                .param("error", text(failure))
                .param("pause", FIRST_PAUSE.toSeconds())
                .update();
    }

    /// The consumers with dead letters to retry now.
    Set<String> consumersWithDue() {
        return Set.copyOf(jdbc.sql("""
                        select distinct consumer from events.dead_letters
                        where next_attempt_at <= clock_timestamp() and dismissed_at is null
                        """).query(String.class).list());
    }

    List<Due> due(EventConsumer consumer) {
        return jdbc.sql("""
                        select id, event_id, retries from events.dead_letters
                        where consumer = :consumer and next_attempt_at <= clock_timestamp() and dismissed_at is null
                        order by created_at, id limit 20
                        """).param("consumer", consumer.name()).query(Due.class).list();
    }

    void failedAgain(Due letter, RuntimeException failure) {
        jdbc.sql("""
                        update events.dead_letters
                        set attempts = attempts + 1, retries = retries + 1, error = :error,
                            next_attempt_at = case when :more then clock_timestamp() + :pause * interval '1 second' end
                        where id = :id and dismissed_at is null
                        """)
                .param("error", text(failure))
                .param("more", letter.retries() + 1 < AUTOMATIC_ATTEMPTS)
                .param("pause", FIRST_PAUSE.toSeconds() << Math.min(letter.retries() + 1, AUTOMATIC_ATTEMPTS))
                .param("id", letter.id())
                .update();
    }

    /// Deletes it and makes the others of its consumer due, because what failed works again, for instance a mail
    /// server.
    /// This extra attempt does not count as one of the automatic ones.
    void handled(EventConsumer consumer, Due letter) {
        jdbc.sql("""
                        with handled as (delete from events.dead_letters where id = :id)
                        update events.dead_letters
                        set next_attempt_at = clock_timestamp(), retries = greatest(retries - 1, 0)
                        where consumer = :consumer and id <> :id and next_attempt_at > clock_timestamp()
                        """)
                .param("id", letter.id())
                .param("consumer", consumer.name())
                .update();
    }

    /// Lets the dispatcher retry all dead letters of a consumer, or of all consumers, immediately.
    ///
    /// @return their number and the oldest of them
    Requested retryAll(@Nullable String consumer) {
        var wanted =
                jdbc.sql("""
                        select count(*) as count, (array_agg(id order by created_at, id))[1] as oldest
                        from events.dead_letters
                        where dismissed_at is null and (cast(:consumer as text) is null or consumer = :consumer)
                        """).param("consumer", consumer).query(Requested.class).single();
        if (wanted.count() > 0) {
            jdbc.sql("""
                            update events.dead_letters set next_attempt_at = clock_timestamp()
                            where dismissed_at is null and (cast(:consumer as text) is null or consumer = :consumer)
                            """).param("consumer", consumer).update();
        }
        return wanted;
    }

    /// Lets the dispatcher retry it immediately, even if it was dismissed.
    Optional<DeadLetter> retry(DeadLetter.DeadLetterId id) {
        jdbc.sql("""
                        update events.dead_letters
                        set next_attempt_at = clock_timestamp(), dismissed_at = null, dismiss_reason = null
                        where id = :id
                        """).param("id", id).update();
        return find(id);
    }

    /// Ends its retries.
    ///
    /// @return false if it was dismissed before, or does not exist
    boolean dismiss(DeadLetter.DeadLetterId id, String reason) {
        return jdbc.sql("""
                        update events.dead_letters
                        set next_attempt_at = null, dismissed_at = clock_timestamp(), dismiss_reason = :reason
                        where id = :id and dismissed_at is null
                        """).param("id", id).param("reason", reason).update() == 1;
    }

    Optional<DeadLetter> find(DeadLetter.DeadLetterId id) {
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where d.id = :id")
                .param("id", id)
                .query(DeadLetter.class)
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from events.dead_letters where dismissed_at is null")
                .query(Long.class)
                .single();
    }

    Page<DeadLetter> list(DeadLetterFilter filter, Listing listing) {
        return lists.select(COLUMNS, FROM)
                .where(filter.conditions())
                .page(listing, SORTING, DeadLetter.class, "dead-letters", filter);
    }

    /// The types of the failure and its cause, without their messages, which may contain personal data.
    private static String text(RuntimeException failure) {
        var cause = failure.getCause();
        var text = failure.getClass().getName()
                + (cause == null ? "" : ", caused by " + cause.getClass().getName())
                + place(failure);
        return text.substring(0, Math.min(text.length(), MAX_ERROR));
    }

    private static String place(RuntimeException failure) {
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("dev.kontor.")) {
                return " at " + frame;
            }
        }
        return "";
    }
}
