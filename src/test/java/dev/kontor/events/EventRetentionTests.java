package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.events.EventsFixtures.Process;
import dev.kontor.events.EventsFixtures.Recorder;
import dev.kontor.events.EventsFixtures.ThingId;
import dev.kontor.events.EventsFixtures.ThingMoved;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionLimit;
import dev.kontor.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Old events are deleted along their positions, and nothing that anyone still needs.
class EventRetentionTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Instant OLD = NOW.minus(Duration.ofDays(91));

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final RetentionLimit limit =
            new RetentionLimit(NOW.minus(Duration.ofDays(90)), List.of(), List.of(), List.of());

    @BeforeEach
    void emptyLog() {
        TestDatabase.truncate("events");
    }

    @Test
    void oldEventsGoOnceEverybodyHasHandledThemButDeadLettersStay() {
        var process = log(4);
        jdbc.sql("update events.log set occurred_at = :now where position = 2")
                .param("now", NOW)
                .update();
        consumer("slow", 3, 0);
        var dead = process.queries.read(0, 1, EventTypes.of(Set.of()), 1).getFirst();
        process.letters.add(new Recorder("slow"), dead, 1, new IllegalStateException());

        assertThat(retention().due(limit, 10)).isEqualTo(1);
        assertThat(retention().delete(limit, "", 10)).isEqualTo(new RetainedData.Pass(1, null));
        assertThat(positions()).containsExactly(1L, 2L, 4L);
        assertThat(process.queries.beginning()).isEqualTo(new LogQueries.Beginning(4, OLD.plus(1, ChronoUnit.MICROS)));
    }

    @Test
    void aDismissedDeadLetterGoesWithItsEvent() {
        var process = log(2);
        var slow = new Recorder("slow");
        for (var dead : process.queries.read(0, 2, EventTypes.of(Set.of()), 2)) {
            process.letters.add(slow, dead, 1, new IllegalStateException());
        }
        jdbc.sql("""
                        update events.dead_letters
                        set dismissed_at = now(), dismiss_reason = 'Sent by hand', next_attempt_at = null
                        where event_id = (select id from events.log where position = 1)
                        """).update();

        assertThat(retention().due(limit, 10)).isEqualTo(1);
        assertThat(retention().delete(limit, "", 10).deleted()).isEqualTo(1);
        assertThat(positions()).containsExactly(2L);
        assertThat(process.letters.count()).isEqualTo(1);
    }

    @Test
    void aRunGoesAlongThePositionsAndCountsWhatItDeletes() {
        log(120);
        jdbc.sql("update events.log set occurred_at = :now where position > 105")
                .param("now", NOW)
                .update();

        assertThat(retention().due(limit, 1_000)).isEqualTo(105);
        assertThat(retention().due(limit, 30)).isEqualTo(30);
        assertThat(run(retention(), 40)).containsExactly(40, 40, 25);
        assertThat(positions())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(106, 120).boxed().toList());
        assertThat(run(retention(), 40)).containsExactly(0);
        assertThat(retention().due(limit, 1_000)).isZero();
    }

    @Test
    void aProcessWithAWrongClockDelaysNothingButItsEvent() {
        log(200);
        jdbc.sql("update events.log set occurred_at = :later where position = 101")
                .param("later", NOW.plus(Duration.ofDays(5_000)))
                .update();

        assertThat(run(retention(), 1_000)).containsExactly(199);
        assertThat(positions()).containsExactly(101L);
    }

    @Test
    void personsWithALegalHoldKeepTheirEvents() {
        log(3);
        jdbc.sql("update events.log set data = '{\"email\": \"Held@example.com\"}' where position = 2")
                .update();
        var held = new RetentionLimit(limit.before(), List.of(), List.of(), List.of("held@example.com"));

        assertThat(retention().delete(held, "", 10).deleted()).isEqualTo(2);
        assertThat(positions()).containsExactly(2L);
    }

    @Test
    void aConsumerOfThisReleaseIsAwaitedHoweverLongItHasNotMoved() {
        log(4);
        consumer("kafka", 1, 400);
        consumer("removed", 0, 31);

        assertThat(retention(new Recorder("kafka")).due(limit, 10)).isEqualTo(1);
        assertThat(retention(new Recorder("kafka")).delete(limit, "", 10).deleted())
                .isEqualTo(1);
        assertThat(retention().delete(limit, "", 10).deleted())
                .as("a consumer that does not exist any longer")
                .isEqualTo(3);
    }

    @Test
    void eventsThatAConsumerNeedsAgainStay() {
        log(4);
        jdbc.sql("update events.log set occurred_at = occurred_at + position * interval '1 minute'")
                .update();
        var needy = new Recorder("webhooks") {
            @Override
            public Optional<Instant> neededSince() {
                return Optional.of(OLD.plus(Duration.ofMinutes(3)));
            }
        };

        assertThat(retention(needy).due(limit, 10)).isEqualTo(2);
        assertThat(retention(needy).delete(limit, "", 10).deleted()).isEqualTo(2);
        assertThat(positions()).containsExactly(3L, 4L);
    }

    private Process log(int events) {
        try (var process = new Process()) {
            process.tell(IntStream.rangeClosed(1, events)
                    .mapToObj(step -> new ThingMoved(ThingId.next(), step))
                    .toArray(Event[]::new));
            process.sequencer.number(_ -> {});
            jdbc.sql("update events.log set occurred_at = :old")
                    .param("old", OLD)
                    .update();
            return process;
        }
    }

    private void consumer(String name, long position, int idleDays) {
        jdbc.sql("""
                        insert into events.consumers (name, position, updated_at)
                        values (:name, :position, now() - :days * interval '1 day')
                        """)
                .param("name", name)
                .param("position", position)
                .param("days", idleDays)
                .update();
    }

    private EventRetention retention(EventConsumer... consumers) {
        var beans = new DefaultListableBeanFactory();
        for (var consumer : consumers) {
            beans.registerSingleton(consumer.name(), consumer);
        }
        return new EventRetention(jdbc, EventsFixtures.FAST, beans.getBeanProvider(EventConsumer.class));
    }

    private List<Integer> run(EventRetention retention, int most) {
        var deleted = new ArrayList<Integer>();
        @Nullable String cursor = "";
        while (cursor != null) {
            var pass = retention.delete(limit, cursor, most);
            deleted.add(pass.deleted());
            cursor = pass.cursor();
        }
        return deleted;
    }

    private List<Long> positions() {
        return jdbc.sql("select position from events.log order by position")
                .query(Long.class)
                .list();
    }
}
