package dev.kontor.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What staff see of mails, and what they can do.
@KontorTest
class MailLogTests {

    private static final String TOKEN = "dG9rZW4tb2YtYS1ndWVzdHMtb3JkZXItMTIzNDU2Nzg";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailQueue queue;

    @Autowired
    private MailSink sink;

    @Autowired
    private Environment environment;

    private Api staff;
    private String recipient;
    private String number;

    @BeforeEach
    void begin() {
        staff = api.as(logins.owner().token());
        var random = UUID.randomUUID().toString().substring(0, 12);
        recipient = "log-" + random + "@example.com";
        number = "K-" + random;
    }

    /// A server that hangs would stop the thread that sends all mails.
    @Test
    void attemptsEndInTimeWithEachProtocol() {
        for (var limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            var smtp = environment.getRequiredProperty("spring.mail.properties.mail.smtp." + limit);
            assertThat(environment.getProperty("spring.mail.properties.mail.smtps." + limit))
                    .isEqualTo(smtp);
        }
    }

    @Test
    void aMailIsListedWithItsRecipientOrderKindAndStatus() {
        var mail = sent(false);

        for (var filter : List.of(
                "recipient=" + recipient.toUpperCase(Locale.ROOT),
                "orderNumber=" + number,
                "orderNumber=" + number + "&kind=ORDER_PLACED&status=SENT,FAILED&channel=default")) {
            var list = staff.get("/admin/v1/mails?" + filter).expect(200);
            assertThat(list.json().at("/items")).hasSize(1);
            assertThat(list.at("/items/0/id")).isEqualTo(mail.text());
        }
        assertThat(staff.get("/admin/v1/mails?orderNumber=" + number + "&status=FAILED")
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        var one = staff.get("/admin/v1/mails/" + mail.text()).expect(200);
        assertThat(one.at("/recipient")).isEqualTo(recipient);
        assertThat(one.at("/attempts")).isEqualTo("1");
        assertThat(one.at("/resendable")).isEqualTo("true");
        staff.get("/admin/v1/mails/mail_01kaw4c5qpfy0t4gzxm3v8h2rd").expectProblem(404, "not-found");
    }

    @Test
    void aMailOfAnUnknownKindIsNotListed() {
        var mail = sent(false);
        jdbc.sql("update notification.mails set kind = 'OF_A_LATER_VERSION' where id = :id")
                .param("id", mail)
                .update();

        assertThat(staff.get("/admin/v1/mails?orderNumber=" + number)
                        .expect(200)
                        .json()
                        .at("/items"))
                .isEmpty();
        staff.get("/admin/v1/mails/" + mail.text()).expectProblem(404, "not-found");
    }

    @Test
    void theContentIsForThoseWhoMayReadItAndHidesTheTokens() {
        var mail = sent(false);

        var content = staff.get("/admin/v1/mails/" + mail.text() + "/content").expect(200);
        assertThat(content.at("/text")).isEqualTo("Your order: https://shop.example/#token=[hidden]");
        assertThat(content.at("/html")).contains("[hidden]").doesNotContain(TOKEN);
        assertThat(sink.to(recipient).getFirst().text()).contains(TOKEN);
        var reader = api.as(logins.staff(Permission.MAILS_READ).token());
        reader.get("/admin/v1/mails/" + mail.text()).expect(200);
        reader.get("/admin/v1/mails/" + mail.text() + "/content").expectProblem(403, "missing-permission");
        reader.withIdempotencyKey()
                .post("/admin/v1/mails/" + mail.text() + "/resend")
                .expectProblem(403, "missing-permission");
    }

    @Test
    void twoMembersOfStaffWhoSendAMailAgainSendOne() throws Exception {
        var mail = sent(false);
        Callable<String> resend = () -> staff.withIdempotencyKey()
                .post("/admin/v1/mails/" + mail.text() + "/resend")
                .expect(202)
                .at("/id");

        try (var threads = Executors.newFixedThreadPool(4)) {
            var copies = threads.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> resend).toList());
            var first = copies.getFirst().get();
            for (var copy : copies) {
                assertThat(copy.get()).isEqualTo(first).isNotEqualTo(mail.text());
            }
            var again = sink.nth(recipient, 2);
            assertThat(again.text()).isEqualTo(sink.to(recipient).getFirst().text());
            settled(first);
            assertThat(staff.get("/admin/v1/mails/" + first).expect(200).at("/copyOf"))
                    .isEqualTo(mail.text());
        }

        assertThat(sink.to(recipient)).hasSize(2);
        assertThat(AuditProbe.on(jdbc).of(mail))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("mail.resent");
    }

    @Test
    void aFailedMailIsAttemptedAgain() {
        var mail = sent(false);
        jdbc.sql("update notification.mails set status = 'FAILED', attempts = 12, last_error = '451' where id = :id")
                .param("id", mail)
                .update();

        var again = staff.withIdempotencyKey()
                .post("/admin/v1/mails/" + mail.text() + "/resend")
                .expect(202);

        assertThat(again.at("/id")).isEqualTo(mail.text());
        settled(mail.text());
        sink.nth(recipient, 2);
        var one = staff.get("/admin/v1/mails/" + mail.text()).expect(200);
        assertThat(one.at("/status")).isEqualTo("SENT");
        assertThat(one.at("/attempts")).isEqualTo("1");
    }

    @Test
    void failedMailsOfAPeriodAreAttemptedAgainTogether() {
        var failed = List.of(sent(false), sent(false));
        var earlier = sent(false);
        var once = sent(true);
        var done = sent(false);
        failed(failed.get(0), "2020-05-02T10:00:00Z");
        failed(failed.get(1), "2020-05-03T10:00:00Z");
        failed(earlier, "2020-05-01T10:00:00Z");
        failed(once, "2020-05-02T10:00:00Z");
        var period = Map.of(
                "createdFrom", "2020-05-02T00:00:00Z",
                "createdUntil", "2020-05-04T00:00:00Z",
                "channel", "default",
                "kinds", List.of("ORDER_PLACED"));
        api.as(logins.staff(Permission.MAILS_READ).token())
                .post("/admin/v1/mails/resend", period)
                .expectProblem(403, "missing-permission");
        staff.post("/admin/v1/mails/resend", Map.of()).expectProblem(400, "validation-failed");
        assertThat(staff.post(
                                "/admin/v1/mails/resend",
                                Map.of("createdFrom", "2020-05-04T00:00:00Z", "createdUntil", "2020-05-02T00:00:00Z"))
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/createdUntil");

        assertThat(staff.post("/admin/v1/mails/resend", period).expect(202).at("/count"))
                .isEqualTo("2");

        failed.forEach(mail -> settled(mail.text()));
        assertThat(failed).allSatisfy(mail -> assertThat(status(mail)).isEqualTo("SENT"));
        assertThat(List.of(earlier, once))
                .allSatisfy(mail -> assertThat(status(mail)).isEqualTo("FAILED"));
        sink.nth(recipient, 7);
        assertThat(sink.to(recipient)).hasSize(7);
        assertThat(status(done)).isEqualTo("SENT");
        assertThat(staff.post("/admin/v1/mails/resend", period).expect(202).at("/count"))
                .isEqualTo("0");
    }

    private void failed(MailId mail, String createdAt) {
        jdbc.sql("""
                        update notification.mails
                        set status = 'FAILED', attempts = 12, last_error = '451', created_at = :createdAt
                        where id = :id
                        """)
                .param("id", mail)
                .param("createdAt", Instant.parse(createdAt))
                .update();
    }

    private String status(MailId mail) {
        return staff.get("/admin/v1/mails/" + mail.text()).expect(200).at("/status");
    }

    @Test
    void aLinkThatWorksOnceIsNotSentAgain() {
        var mail = sent(true);

        staff.withIdempotencyKey()
                .post("/admin/v1/mails/" + mail.text() + "/resend")
                .expectProblem(409, "invalid-state-transition");
        assertThat(staff.get("/admin/v1/mails/" + mail.text()).expect(200).at("/resendable"))
                .isEqualTo("false");
        assertThat(sink.to(recipient)).hasSize(1);
    }

    private MailId sent(boolean singleUse) {
        var mail = new Mail(
                MailId.next(),
                MailKind.ORDER_PLACED,
                recipient,
                Locale.ENGLISH,
                "default",
                number,
                singleUse,
                new MailContent(
                        "Your order " + number,
                        "Your order: https://shop.example/#token=" + TOKEN,
                        "<p>https://shop.example/#token=" + TOKEN + "</p>",
                        List.of(TOKEN)));
        queue.add(new QueuedMail(UUID.randomUUID(), "order-placed", mail));
        settled(mail.id().text());
        return mail.id();
    }

    private void settled(String mail) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !staff.get("/admin/v1/mails/" + mail)
                        .expect(200)
                        .at("/status")
                        .equals("PENDING"));
    }
}
