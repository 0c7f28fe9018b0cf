package dev.kontor.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.identity.MailId;
import dev.kontor.notification.BounceKind;
import dev.kontor.notification.MailBounced;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.UnauthenticatedException;
import dev.kontor.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

/// Reports of mail services about mails that did not arrive.
class MailBounceTests {

    private static final String SECRET = "whsec_c2VjcmV0LW9mLXRoZS1tYWlsLXNlcnZpY2UtMTIzNDU2";
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Event> events = new ArrayList<>();

    @Test
    void aSignedReportMarksTheMailOnceAndATemporaryOneIsReplaced() throws Exception {
        var mail = sent();

        receive(mail, "SOFT", "Mailbox full");
        receive(mail, "HARD", "550 5.1.1\nunknown user");
        receive(mail, "HARD", "again");
        receive(mail, "SOFT", "Mailbox full");

        assertThat(stored(mail)).isEqualTo("HARD 550 5.1.1 unknown user");
        assertThat(events)
                .containsExactly(
                        new MailBounced(mail, MailKind.ORDER_PLACED, BounceKind.SOFT, "K-1001"),
                        new MailBounced(mail, MailKind.ORDER_PLACED, BounceKind.HARD, "K-1001"));
    }

    @Test
    void aMailThatIsNoLongerInTheLogIsAcceptedAndChangesNothing() throws Exception {
        receive(MailId.next(), "HARD", "x");

        assertThat(events).isEmpty();
    }

    @Test
    void withoutTheSignatureNothingIsRecorded() throws Exception {
        var mail = sent();
        var body = body(mail.text(), "HARD", "x");
        var forged = request(body, "v1,AAAA", NOW);

        assertThatThrownBy(() -> hook(SECRET).receive(forged)).isInstanceOf(UnauthenticatedException.class);
        var early = NOW.minus(Duration.ofMinutes(6));
        var old = request(body, sign(body, early), early);
        assertThatThrownBy(() -> hook(SECRET).receive(old)).isInstanceOf(UnauthenticatedException.class);
        assertThatThrownBy(() -> hook().receive(request(body, sign(body, NOW), NOW)))
                .as("not configured")
                .isInstanceOf(NotFoundException.class);
        assertThat(stored(mail)).isEqualTo("null null");
    }

    @Test
    void aBodyThatIsNoReportIsRefused() throws Exception {
        for (var body :
                List.of("[", "{}", "null", body("<other@example.com>", "HARD", "x"), body("mail_1", "SOFT", "x"))) {
            var request = request(body, sign(body, NOW), NOW);
            assertThatThrownBy(() -> hook(SECRET).receive(request)).as(body).isInstanceOf(BadRequestException.class);
        }
    }

    private void receive(MailId mail, String kind, String reason) throws Exception {
        var body = body("<" + mail.text() + "@shop.example>", kind, reason);
        assertThat(hook(SECRET)
                        .receive(request(body, sign(body, NOW), NOW))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private static String body(String messageId, String kind, String reason) {
        return new JsonMapper()
                .createObjectNode()
                .put("messageId", messageId)
                .put("kind", kind)
                .put("reason", reason)
                .toString();
    }

    private static MockHttpServletRequest request(String body, String signature, Instant time) {
        var request = new MockHttpServletRequest("POST", "/hooks/mails/bounces");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        request.addHeader("webhook-id", "msg_1");
        request.addHeader("webhook-timestamp", String.valueOf(time.getEpochSecond()));
        request.addHeader("webhook-signature", signature);
        return request;
    }

    private static String sign(String body, Instant time) throws Exception {
        return new Webhook(SECRET).sign("msg_1", time.getEpochSecond(), body);
    }

    private MailBounceController hook(String... secrets) {
        var properties = MailSettingsFixtures.properties(Arrays.asList(secrets));
        return new MailBounceController(
                properties, new MailBounces(TestDatabase.jdbc(), log(), clock), new JsonMapper(), clock);
    }

    private EventLog log() {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (_, _, arguments) -> {
                    events.add((Event) arguments[0]);
                    return null;
                });
    }

    private MailId sent() {
        var mail = new Mail(
                MailId.next(),
                MailKind.ORDER_PLACED,
                "anna@example.com",
                Locale.ENGLISH,
                "default",
                "K-1001",
                false,
                new MailContent("Subject", "Text", "<p>HTML</p>", List.of()));
        MailFixtures.queue(TestDatabase.jdbc(), clock).add(new QueuedMail(UUID.randomUUID(), "order-placed", mail));
        TestDatabase.jdbc()
                .sql("update notification.mails set status = 'SENT', next_attempt_at = null where id = :id")
                .param("id", mail.id())
                .update();
        return mail.id();
    }

    private static @Nullable String stored(MailId mail) {
        return TestDatabase.jdbc()
                .sql("select concat(coalesce(bounce_kind, 'null'), ' ', coalesce(bounce_reason, 'null'))"
                        + " from notification.mails where id = :id")
                .param("id", mail)
                .query(String.class)
                .single();
    }
}
