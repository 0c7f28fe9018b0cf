package dev.kontor.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.events.EventsFixtures.ThingId;
import dev.kontor.events.EventsFixtures.ThingMoved;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The feed and the dead letters over HTTP.
@KontorTest
class EventFeedTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private EventLog log;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.EVENTS_READ, Permission.SYSTEM_WRITE).token());
    }

    @Test
    void showsEachEventOnceInOrder() {
        var thing = ThingId.next();
        for (int step = 1; step <= 5; step++) {
            tell(new ThingMoved(thing, step));
        }
        awaitPositions(thing, 5);

        var steps = new ArrayList<Integer>();
        long after = 0;
        boolean more = true;
        while (more) {
            var feed = staff.get("/admin/v1/events?type=thing.*&limit=2&after=" + after)
                    .expect(200)
                    .json();
            feed.get("items").forEach(item -> {
                if (item.get("subject").asString().equals(thing.text())) {
                    steps.add(item.at("/data/step").asInt());
                }
            });
            after = feed.get("lastPosition").asLong();
            more = feed.get("hasMore").asBoolean();
        }

        assertThat(steps).containsExactly(1, 2, 3, 4, 5);
        assertThat(staff.get("/admin/v1/events?after=" + after)
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void filtersByTheRequestedTypes() {
        var thing = ThingId.next();
        tell(new ThingMoved(thing, 1));
        awaitPositions(thing, 1);
        var event = jdbc.sql("select id, position from events.log where subject = :subject")
                .param("subject", thing.text())
                .query((row, _) -> java.util.Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .single();
        var after = "&after=" + (event.getValue() - 1);

        var feed = staff.get("/admin/v1/events?type=thing.moved,order.*" + after)
                .expect(200)
                .json();

        assertThat(feed.at("/items/0/subject").asString()).isEqualTo(thing.text());
        assertThat(feed.get("oldestPosition").asLong()).isBetween(1L, event.getValue());
        assertThat(staff.get("/admin/v1/events?type=category.deleted&limit=1" + after)
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(staff.get("/admin/v1/events/" + new EventId(event.getKey()).text())
                        .expect(200)
                        .json()
                        .at("/data/step")
                        .asInt())
                .isEqualTo(1);
        staff.get("/admin/v1/events/evt_01kaxq3v9sfk1r9d3a4x6y7z8e").expectProblem(404, "not-found");
    }

    @Test
    void refusesWhatIsNoPositionAndWhoIsNobody() {
        staff.get("/admin/v1/events?after=-1").expectProblem(400, "validation-failed");
        staff.get("/admin/v1/events?limit=501").expectProblem(400, "validation-failed");
        staff.get("/admin/v1/events?type=x").expectProblem(400, "validation-failed");
        api.get("/admin/v1/events").expectProblem(401, "unauthenticated");
    }

    @Test
    void aCallThatWouldMissDeletedEventsIsRefusedWithTheWayOut() {
        var thing = ThingId.next();
        tell(new ThingMoved(thing, 1), new ThingMoved(thing, 2), new ThingMoved(thing, 3));
        awaitPositions(thing, 3);
        long last = jdbc.sql("select max(position) from events.log where subject = :subject")
                .param("subject", thing.text())
                .query(Long.class)
                .single();
        jdbc.sql("insert into events.complete_from (position, occurred_at) values (:position, now())")
                .param("position", last)
                .update();
        try {
            var refused =
                    staff.get("/admin/v1/events?limit=1&after=" + (last - 2)).expectProblem(410, "gone");

            assertThat(refused.at("/reason")).isEqualTo("events-deleted");
            assertThat(refused.at("/oldestPosition")).isEqualTo(Long.toString(last));
            assertThat(refused.at("/detail")).contains("`after=" + (last - 1) + "`");
            assertThat(staff.get("/admin/v1/events?limit=1&after=" + (last - 1))
                            .expect(200)
                            .at("/items/0/position"))
                    .isEqualTo(Long.toString(last));
            assertThat(staff.get("/admin/v1/events?limit=1&after=0").expect(200).at("/oldestPosition"))
                    .isEqualTo(Long.toString(last));
        } finally {
            jdbc.sql("delete from events.complete_from").update();
        }
    }

    @Test
    void aDeadLetterIsShownAndTriedAgainOnRequest() {
        var thing = ThingId.next();
        tell(new ThingMoved(thing, 1));
        awaitPositions(thing, 1);
        var event = jdbc.sql("select id from events.log where subject = :subject")
                .param("subject", thing.text())
                .query(UUID.class)
                .single();
        var consumer = new EventsFixtures.Recorder("gone-" + event);
        letters.add(
                consumer,
                new LoggedEvent(1, event, "thing.moved", 1, thing.text(), java.time.Instant.EPOCH, "", JSON, null),
                6,
                new IllegalStateException("secret"));

        var item = staff.get("/admin/v1/events/dead-letters?limit=100")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("consumer").asString().equals(consumer.name()))
                .findFirst()
                .orElseThrow();
        assertThat(item.get("subject").asString()).isEqualTo(thing.text());
        assertThat(item.get("attempts").asInt()).isEqualTo(6);
        assertThat(item.get("error").asString()).doesNotContain("secret");

        staff.post("/admin/v1/events/dead-letters/" + item.get("id").asString() + "/retry")
                .expect(202);
        assertThat(isDue(event)).isTrue();
        setBack(event);
        assertThat(staff.post("/admin/v1/events/dead-letters/retry", Map.of("consumer", consumer.name()))
                        .expect(202)
                        .json()
                        .at("/count")
                        .asLong())
                .isEqualTo(1);
        assertThat(isDue(event)).isTrue();
        setBack(event);
        staff.post("/admin/v1/events/dead-letters/retry", Map.of("consumer", "nobody"))
                .expect(202);
        assertThat(isDue(event)).isFalse();
        staff.post("/admin/v1/events/dead-letters/retry", Map.of()).expect(202);
        assertThat(isDue(event)).isTrue();
        staff.post("/admin/v1/events/dead-letters/dead_01kaxq3v9sfk1r9d3a4x6y7z8e/retry")
                .expectProblem(404, "not-found");
    }

    @Test
    void aDismissedDeadLetterIsNeitherRetriedNorReported() {
        var thing = ThingId.next();
        tell(new ThingMoved(thing, 1));
        awaitPositions(thing, 1);
        var event = jdbc.sql("select id from events.log where subject = :subject")
                .param("subject", thing.text())
                .query(UUID.class)
                .single();
        var consumer = new EventsFixtures.Recorder("dismissed-" + event);
        var failed = new LoggedEvent(1, event, "thing.moved", 1, thing.text(), java.time.Instant.EPOCH, "", JSON, null);
        long reported = letters.count();
        letters.add(consumer, failed, 6, new IllegalStateException());
        setBack(event);
        var id = jdbc.sql("select id from events.dead_letters where event_id = :event")
                .param("event", event)
                .query(UUID.class)
                .single();
        var path = "/admin/v1/events/dead-letters/" + new DeadLetter.DeadLetterId(id).text();
        var due = new DeadLetters.Due(id, event, 0);

        staff.post(path + "/dismiss", Map.of()).expectProblem(400, "validation-failed");
        api.as(logins.staff(Permission.EVENTS_READ).token())
                .post(path + "/dismiss", Map.of("reason", "Sent by hand"))
                .expectProblem(403, "missing-permission");
        var dismissed =
                staff.post(path + "/dismiss", Map.of("reason", "Sent by hand")).expect(200);
        var again = staff.post(path + "/dismiss", Map.of("reason", "Again")).expect(200);

        assertThat(dismissed.at("/dismissReason")).isEqualTo("Sent by hand");
        assertThat(again.text()).isEqualTo(dismissed.text());
        assertThat(AuditProbe.on(jdbc).of(dismissed))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("dead_letter.dismissed");
        assertThat(AuditProbe.on(jdbc).of(again)).isEmpty();
        assertThat(letters.count()).isEqualTo(reported);
        letters.add(consumer, failed, 6, new IllegalStateException());
        letters.failedAgain(due, new IllegalStateException());
        staff.post("/admin/v1/events/dead-letters/retry", Map.of("consumer", consumer.name()))
                .expect(202);
        assertThat(letters.due(consumer)).isEmpty();
        assertThat(consumers("?dismissed=true")).contains(consumer.name());
        assertThat(consumers("?dismissed=false")).doesNotContain(consumer.name());

        var retried = staff.post(path + "/retry").expect(202);

        assertThat(retried.json().has("dismissedAt")).isFalse();
        assertThat(letters.due(consumer)).hasSize(1);
        letters.handled(consumer, due);
        staff.post(path + "/dismiss", Map.of("reason", "Gone")).expectProblem(404, "not-found");
    }

    private List<String> consumers(String filter) {
        return staff.get("/admin/v1/events/dead-letters" + filter + "&limit=100")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(letter -> letter.get("consumer").asString())
                .toList();
    }

    private boolean isDue(UUID event) {
        return jdbc.sql("select next_attempt_at <= clock_timestamp() from events.dead_letters where event_id = :e")
                .param("e", event)
                .query(Boolean.class)
                .single();
    }

    private void setBack(UUID event) {
        jdbc.sql("update events.dead_letters set next_attempt_at = now() + interval '1 day' where event_id = :e")
                .param("e", event)
                .update();
    }

    private static final tools.jackson.databind.JsonNode JSON =
            new tools.jackson.databind.json.JsonMapper().createObjectNode();

    private void tell(Event... events) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> log.append(List.of(events)));
    }

    private void awaitPositions(ThingId thing, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select count(position) from events.log where subject = :subject
                        """)
                                .param("subject", thing.text())
                                .query(Integer.class)
                                .single()
                        == count);
    }
}
