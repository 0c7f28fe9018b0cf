package dev.kontor.identity.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.password.Passwords;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class SignInRaceTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aSignInWithTheOldPasswordDoesNotSurviveAConcurrentReset() throws Exception {
        var customer = logins.customer();
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", customer.id().value())
                .update();

        var attempt = new CompletableFuture<Api.Response>();
        // The statements of a reset, whose commit waits for the sign-in.
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            update identity.accounts set authz_version = authz_version + 1, password_hash = null
                            where id = :id
                            """).param("id", customer.id().value()).update();
            sessions.endAll(customer.id(), EndReason.PASSWORD);
            attempt.completeAsync(
                    () -> api.post("/store/v1/auth/login", Map.of("email", customer.email(), "password", PASSWORD)));
            await().until(() -> attempt.isDone() || isSignInBlocked());
        });

        attempt.get(20, SECONDS).expectProblem(401, "invalid-credentials");
        assertThat(jdbc.sql("""
                                select count(*) from identity.sessions where account_id = :id and revoked_at is null
                                """)
                        .param("id", customer.id().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private boolean isSignInBlocked() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database()
                            and query like '%insert into identity.sessions%')
                        """).query(Boolean.class).single();
    }
}
