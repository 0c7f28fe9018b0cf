package dev.kontor.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.shared.privacy.PersonToErase;
import dev.kontor.shared.shop.Shop;
import dev.kontor.testing.StatementCounter;
import dev.kontor.testing.TestClock;
import dev.kontor.testing.TestDatabase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// How often a mail is sent, and what happens if it cannot be.
@ExtendWith(OutputCaptureExtension.class)
class MailSendingTests {

    private static final String TOKEN = "s3cr3t-of-the-link";

    private final List<Mail> sent = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T10:00:00Z");
    private final Mailer working = mail -> {
        sent.add(mail);
        return MailStatus.SENT;
    };
    private final Mailer away = _ -> {
        throw new MailSendException("away");
    };

    @BeforeEach
    void clear() {
        TestDatabase.truncate("notification");
    }

    @Test
    void anOccasionThatIsReportedTwiceMakesOneMail() {
        var occasion = UUID.randomUUID();
        queue().add(List.of(
                new QueuedMail(occasion, "order-placed", mail(false)),
                new QueuedMail(occasion, "order-placed", mail(false)),
                new QueuedMail(occasion, "order-paid", mail(false))));
        queue().add(new QueuedMail(occasion, "order-placed", mail(false)));

        send(working);
        send(working);

        assertThat(sent).hasSize(2);
    }

    /// The order of an erased buyer can still be refunded.
    @Test
    void aPersonWhoWasErasedGetsNoMail() {
        var mail = mail(false);
        var erased = new Mail(
                mail.id(),
                mail.kind(),
                PersonToErase.EMAIL,
                mail.language(),
                mail.channel(),
                mail.orderNumber(),
                mail.singleUse(),
                mail.content());

        queue().add(new QueuedMail(UUID.randomUUID(), "refund-paid", erased));

        send(working);
        assertThat(sent).isEmpty();
    }

    /// After a rollback, mails that only the later version can read are in the queue.
    @Test
    void aMailOfAnUnknownKindWaitsAndOthersAreSent() {
        var unknown = queued(false);
        TestDatabase.jdbc()
                .sql("update notification.mails set kind = 'OF_A_LATER_VERSION'")
                .update();
        var known = queued(false);

        send(working);

        assertThat(sent).extracting(Mail::id).containsExactly(known);
        assertThat(status(unknown)).isEqualTo("PENDING");
    }

    @Test
    void aMailServerThatIsAwayIsTriedForThreeDaysThenTheMailIsShownAsFailed() {
        var mail = queued(false);
        int attempts = 0;
        var begin = now;
        while (status(mail).equals("PENDING")) {
            send(away);
            attempts++;
            assertThat(error(mail)).isEqualTo("away");
            now = now.plus(Duration.ofHours(25));
        }

        assertThat(attempts).isEqualTo(12);
        assertThat(Duration.between(begin, now)).isGreaterThan(Duration.ofDays(3));
        assertThat(status(mail)).isEqualTo("FAILED");
        send(working);
        assertThat(sent).isEmpty();
    }

    @Test
    void aMailIsNotAttemptedBeforeItsTimeAndSentOnceTheServerIsBack() {
        var mail = queued(false);
        send(away);
        send(working);
        assertThat(sent).isEmpty();

        now = now.plusSeconds(12);
        send(working);

        assertThat(sent).extracting(Mail::id).containsExactly(mail);
        assertThat(status(mail)).isEqualTo("SENT");
    }

    @Test
    void waitingMailsFollowOnceTheServerIsBackAndTheirNextAttemptDoesNotCount() {
        IntStream.range(0, 7).forEach(_ -> queued(false));
        for (int attempt = 1; attempt <= 7; attempt++) {
            now = now.plus(Duration.ofHours(9));
            send(away);
        }
        now = now.plusSeconds(1);
        send(working);
        assertThat(sent).as("nobody knows that the server is back").isEmpty();

        var fresh = queued(false);
        send(working);
        assertThat(sent).as("no herd").extracting(Mail::id).containsExactly(fresh);
        assertThat(attempts()).containsExactly(6, 6, 7, 7, 7, 7, 7);
        send(away);
        assertThat(attempts()).containsOnly(7);

        queued(false);
        for (int poll = 0; poll < 3; poll++) {
            send(working);
        }
        assertThat(sent).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"451 4.7.1 try again later", "421 4.7.0 too many messages"})
    void aMailThatTheServerRefusesForNowKeepsItsPauseWhileOthersAreSent(String reply) {
        queued(false);
        var later = new MailSendException(Map.of("mail", new MessagingException(reply)));
        send(_ -> {
            throw later;
        });
        var fresh = queued(false);
        send(working);
        send(working);

        assertThat(sent).extracting(Mail::id).containsExactly(fresh);
    }

    @Test
    void aRefusedRecipientFailsAtOnceInTheWordsOfTheServer() {
        var mail = queued(false);
        send(_ -> {
            try {
                var unknown = new SendFailedException(
                        "Invalid Addresses",
                        new MessagingException("550 5.1.1 unknown user"),
                        new Address[0],
                        new Address[0],
                        new Address[] {new InternetAddress("anna@example.com")});
                throw new MailSendException(Map.of("mail", unknown));
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(status(mail)).isEqualTo("FAILED");
        assertThat(error(mail)).isEqualTo("550 5.1.1 unknown user");
    }

    @Test
    void oneMailThatFailsHoldsUpNoOther() {
        var first = queued(false);
        var second = queued(false);

        send(mail -> {
            if (mail.id().equals(first)) {
                throw new MailSendException("451 try again later");
            }
            return working.send(mail);
        });

        assertThat(sent).extracting(Mail::id).containsExactly(second);
        assertThat(status(first)).isEqualTo("PENDING");
    }

    @Test
    void aCrashWhileSendingMakesOneMoreMailAtMostWithTheSameId() throws MessagingException {
        var server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            var mail = queued(false);
            var smtp = new JavaMailSenderImpl();
            smtp.setHost("localhost");
            smtp.setPort(server.getSmtp().getPort());
            for (int time = 0; time < 3; time++) {
                try {
                    send(each -> {
                        new SmtpMailer(smtp, MailSettingsFixtures.sender("Corner Shop"), shop()).send(each);
                        throw new StackOverflowError("the process dies between sending and recording");
                    });
                } catch (StackOverflowError _) {
                    expireLease();
                }
            }

            var received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getMessageID()).isEqualTo(received[1].getMessageID());
            assertThat(status(mail)).isEqualTo("FAILED");
            assertThat(error(mail)).contains("unknown");
        } finally {
            server.stop();
        }
    }

    @Test
    void theLinkThatWorksOnceLeavesTheLogWithTheMail() {
        var once = queued(true);
        var ordinary = queued(false);
        assertThat(content(once).text()).contains(TOKEN);

        send(working);

        assertThat(sent).allSatisfy(mail -> assertThat(mail.content().text()).contains(TOKEN));
        assertThat(content(once).text()).isEqualTo("Link: [hidden]");
        assertThat(content(once).html()).doesNotContain(TOKEN);
        assertThat(content(ordinary).text()).contains(TOKEN);
        assertThat(MailContentDetails.of(content(ordinary)).text()).isEqualTo("Link: [hidden]");
    }

    @Test
    void severalMailsAreQueuedByOneStatementAndSentByFew() {
        var counting = TestDatabase.jdbc(StatementCounter.counting(TestDatabase.dataSource()));
        var queue = MailFixtures.queue(counting, frozen());
        var sender = MailFixtures.sender(working, counting, frozen());

        var queued = StatementCounter.count(() -> queue.add(IntStream.range(0, 30)
                .mapToObj(_ -> new QueuedMail(UUID.randomUUID(), "order-placed", mail(false)))
                .toList()));
        var sending = StatementCounter.count(() -> sender.sendDue(() -> true));

        assertThat(queued).hasSize(1);
        // One mail, 2, 4, 8, the other 15, and none.
        assertThat(sending).hasSize(6);
        assertThat(sent).hasSize(30).extracting(mail -> mail.id().text()).isSorted();
    }

    /// What the sender has claimed when the server becomes slow, any process can send. A buyer gets mails in their
    /// order.
    @Test
    void aSlowServerGetsTheMailsOneByOneAndTheOthersAreNotHeldBack() {
        var mails = IntStream.range(0, 9).mapToObj(_ -> queued(false)).toList();
        var clock = new TestClock();
        clock.set(now);
        var others = new ArrayList<MailId>();
        Mailer slow = mail -> {
            sent.add(mail);
            if (sent.size() >= 4) {
                clock.advance(Duration.ofSeconds(1));
            }
            if (sent.size() == 5) {
                // Some were claimed with the fourth mail.
                others.addAll(unclaimed());
            }
            return MailStatus.SENT;
        };
        MailFixtures.sender(slow, TestDatabase.jdbc(), clock).sendDue(() -> true);

        assertThat(sent).extracting(Mail::id).containsExactlyElementsOf(mails);
        assertThat(others).containsExactlyElementsOf(mails.subList(5, 9));
        assertThat(mails).allSatisfy(mail -> assertThat(unresolved(mail)).isZero());
    }

    @Test
    void aMailThatEndsTheProcessEndsNoOtherMail() {
        var mails = IntStream.range(0, 7).mapToObj(_ -> queued(false)).toList();
        var deadly = mails.get(5);
        Mailer mailer = mail -> {
            sent.add(mail);
            if (mail.id().equals(deadly)) {
                throw new StackOverflowError("the process dies");
            }
            return MailStatus.SENT;
        };
        int ended = 0;
        for (int process = 0; process < 3; process++) {
            try {
                send(mailer);
            } catch (StackOverflowError _) {
                ended++;
                expireLease();
            }
        }

        assertThat(ended).isEqualTo(2);
        assertThat(mails).allSatisfy(mail -> {
            assertThat(status(mail)).isEqualTo(mail.equals(deadly) ? "FAILED" : "SENT");
            assertThat(sent.stream().filter(each -> each.id().equals(mail)).count())
                    .isBetween(1L, 2L);
        });
    }

    @Test
    void resultsThatAnOutagePreventsFromBeingRecordedAreRecordedAfterwards() {
        var mail = queued(false);
        var away = new AtomicBoolean();
        var sender = MailFixtures.sender(
                each -> {
                    away.set(true);
                    return working.send(each);
                },
                TestDatabase.jdbc(new DelegatingDataSource(TestDatabase.dataSource()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (away.get()) {
                            throw new SQLException("the connection was refused", "08001");
                        }
                        return super.getConnection();
                    }
                }),
                frozen());

        assertThatThrownBy(() -> sender.sendDue(() -> true)).isInstanceOf(DataAccessException.class);
        away.set(false);
        sender.sendDue(() -> true);

        assertThat(sent).extracting(Mail::id).containsExactly(mail);
        assertThat(status(mail)).isEqualTo("SENT");
    }

    @Test
    void twoSendersShareTheMails() throws Exception {
        for (int mail = 0; mail < 40; mail++) {
            queued(false);
        }
        Mailer mailer = mail -> {
            synchronized (sent) {
                sent.add(mail);
            }
            return MailStatus.SENT;
        };
        Callable<Boolean> sending = () -> {
            MailFixtures.sender(mailer, TestDatabase.jdbc(), frozen()).sendDue(() -> true);
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(sending, sending, sending, sending))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(sent).hasSize(40).extracting(Mail::id).doesNotHaveDuplicates();
    }

    @Test
    void withoutAMailServerTheLinkIsLoggedWhereDevelopersWorkAndNeverInProduction(CapturedOutput output) {
        assertThat(new LogMailer(false).send(mail(true))).isEqualTo(MailStatus.LOGGED);
        assertThat(output.getAll()).doesNotContain(TOKEN, "anna@example.com");

        new LogMailer(true).send(mail(true));
        assertThat(output.getAll().isEmpty() || output.getAll().contains(TOKEN)).isTrue();
    }

    private Clock frozen() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private MailQueue queue() {
        return MailFixtures.queue(TestDatabase.jdbc(), frozen());
    }

    private void send(Mailer mailer) {
        MailFixtures.sender(mailer, TestDatabase.jdbc(), frozen()).sendDue(() -> true);
    }

    private MailId queued(boolean singleUse) {
        var mail = mail(singleUse);
        queue().add(new QueuedMail(UUID.randomUUID(), "order-placed", mail));
        return mail.id();
    }

    private static void expireLease() {
        TestDatabase.jdbc()
                .sql("update notification.mails set claimed_until = clock_timestamp() - interval '1 s'")
                .update();
    }

    private static List<MailId> unclaimed() {
        return TestDatabase.jdbc()
                .sql("select id from notification.mails where status = 'PENDING' and claimed_by is null order by id")
                .query(MailId.class)
                .list();
    }

    private static List<Integer> attempts() {
        return TestDatabase.jdbc()
                .sql("select attempts from notification.mails where status = 'PENDING' order by attempts")
                .query(Integer.class)
                .list();
    }

    private static int unresolved(MailId mail) {
        return TestDatabase.jdbc()
                .sql("select unresolved from notification.mails where id = :id")
                .param("id", mail)
                .query(Integer.class)
                .single();
    }

    private static String status(MailId mail) {
        return TestDatabase.jdbc()
                .sql("select status from notification.mails where id = :id")
                .param("id", mail)
                .query(String.class)
                .single();
    }

    private static String error(MailId mail) {
        return TestDatabase.jdbc()
                .sql("select last_error from notification.mails where id = :id")
                .param("id", mail)
                .query(String.class)
                .single();
    }

    private static MailContent content(MailId mail) {
        var sealed = TestDatabase.jdbc()
                .sql("select sealed from notification.mails where id = :id")
                .param("id", mail)
                .query((row, _) -> row.getBytes(1))
                .single();
        return MailFixtures.seal().open(mail, sealed).orElseThrow();
    }

    private static Mail mail(boolean singleUse) {
        return new Mail(
                MailId.next(),
                MailKind.ORDER_PLACED,
                "anna@example.com",
                Locale.ENGLISH,
                "default",
                "K-1001",
                singleUse,
                new MailContent("Subject", "Link: " + TOKEN, "<p>" + TOKEN + "</p>", List.of(TOKEN)));
    }

    private static Shop shop() {
        return new Shop(
                URI.create("https://shop.example"),
                List.of(Locale.ENGLISH),
                List.of(Currency.getInstance("EUR")),
                ZoneId.of("UTC"));
    }
}
