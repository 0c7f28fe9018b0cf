package dev.kontor.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// From a change to its mail, by way of the event log, which learns no secret.
@KontorTest
class MailOutboxTests {

    @Autowired
    private AccountMails mails;

    @Autowired
    private MailSink sink;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    private final String email = UUID.randomUUID() + "@example.com";

    @Test
    void aMailGoesOutAndItsSecretIsInNoEventAndNoTable() {
        var token = Keyring.randomToken();
        inTransaction(() -> mails.send(mail(token)));

        assertThat(sink.nth(email, 1).token()).isEqualTo(token);
        EventProbe.on(jdbc).awaitDelivered();
        var feed = api.as(logins.staff(Permission.EVENTS_READ).token())
                .get("/admin/v1/events?limit=100")
                .expect(200);
        assertThat(feed.text()).doesNotContain(token, email);
        assertThat(jdbc.sql("select count(*) from events.log where data::text like '%' || :token || '%'"
                                + " or data::text like '%' || :email || '%'")
                        .param("token", token)
                        .param("email", email)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsRolledBackSendsNothing() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            mails.send(mail(Keyring.randomToken()));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> mails.send(mail(Keyring.randomToken())))
                .isInstanceOf(IllegalTransactionStateException.class);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(sink.to(email)).isEmpty();
    }

    @Test
    void anAddressGetsThreeMailsOfAKindAnHour() {
        inTransaction(() -> {
            for (int time = 0; time < 10; time++) {
                assertThat(sendWithinQuota(AccountMailKind.RESET_PASSWORD)).isEqualTo(time < MailQuota.MAX);
            }
            assertThat(sendWithinQuota(AccountMailKind.VERIFY_EMAIL)).isTrue();
        });
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sink.to(email)).hasSize(4);

        jdbc.sql("update identity.mail_quotas set started_at = started_at - interval '1 hour'")
                .update();
        inTransaction(() ->
                assertThat(sendWithinQuota(AccountMailKind.RESET_PASSWORD)).isTrue());
    }

    private boolean sendWithinQuota(AccountMailKind kind) {
        return mails.sendWithinQuota(kind, email, () -> mail(Keyring.randomToken()));
    }

    private AccountMail mail(String token) {
        return AccountMail.withToken(
                AccountMailKind.RESET_PASSWORD, email, "en", token, java.time.Duration.ofMinutes(30));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }
}
