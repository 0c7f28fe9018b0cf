package dev.kontor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class RefreshTests {

    private static final String PASSWORD = "correct horse battery staple";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void rotates() {
        var first = logIn();
        var second = refresh(first.at("/refreshToken")).expect(200);
        var third = refresh(second.at("/refreshToken")).expect(200);

        assertThat(List.of(first.at("/refreshToken"), second.at("/refreshToken"), third.at("/refreshToken")))
                .doesNotHaveDuplicates();
        assertThat(third.at("/refreshExpiresAt")).isEqualTo(first.at("/refreshExpiresAt"));
        api.as(third.at("/accessToken")).get("/store/v1/nothing-here").expectProblem(404, "not-found");
    }

    @Test
    void aLostResponseCanBeRequestedAgain() {
        var first = logIn();
        var lost = refresh(first.at("/refreshToken")).expect(200);

        var again = refresh(first.at("/refreshToken")).expect(200);

        assertThat(again.at("/refreshToken")).isEqualTo(lost.at("/refreshToken"));
        refresh(again.at("/refreshToken")).expect(200);
    }

    @Test
    void aSpentTokenWhoseSuccessorWasUsedEndsTheSession() {
        var first = logIn();
        var second = refresh(first.at("/refreshToken")).expect(200);
        var third = refresh(second.at("/refreshToken")).expect(200);

        refresh(first.at("/refreshToken")).expectProblem(401, "unauthenticated");

        refresh(third.at("/refreshToken")).expectProblem(401, "unauthenticated");
        assertThat(reasons(first)).containsExactly("REUSE");
        assertThat(jdbc.sql("select count(*) from events.log where type = 'session.compromised' and subject = :subject")
                        .param("subject", session(first))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(AuditProbe.on(jdbc).of(TypeIds.parse(SessionId.class, session(first))))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("session.compromised");
    }

    @Test
    void aSpentTokenAfterTheRetryWindowEndsTheSession() {
        var first = logIn();
        var second = refresh(first.at("/refreshToken")).expect(200);
        jdbc.sql("update identity.sessions set rotated_at = rotated_at - interval '31 seconds' where id = :id::uuid")
                .param("id", sessionId(first))
                .update();

        refresh(first.at("/refreshToken")).expectProblem(401, "unauthenticated");

        refresh(second.at("/refreshToken")).expectProblem(401, "unauthenticated");
    }

    @Test
    void twentyAtOnceGetTheSameSuccessor() throws Exception {
        var first = logIn();
        var start = new CountDownLatch(1);
        Callable<String> call = () -> {
            start.await();
            return refresh(first.at("/refreshToken")).expect(200).at("/refreshToken");
        };
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers =
                    IntStream.range(0, 20).mapToObj(_ -> threads.submit(call)).toList();
            start.countDown();
            var tokens = new java.util.HashSet<String>();
            for (var answer : answers) {
                tokens.add(answer.get());
            }
            assertThat(tokens).hasSize(1);
            refresh(tokens.iterator().next()).expect(200);
        }
        assertThat(jdbc.sql("select counter from identity.sessions where id = :id::uuid")
                        .param("id", sessionId(first))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void anExpiredSessionIsNotContinued() {
        var first = logIn();
        jdbc.sql("""
                        update identity.sessions
                        set created_at = created_at - interval '31 days', expires_at = now() - interval '1 second'
                        where id = :id::uuid
                        """).param("id", sessionId(first)).update();

        refresh(first.at("/refreshToken")).expectProblem(401, "unauthenticated");
    }

    @Test
    void whatWasNeverATokenIsRefusedWithoutAStatement() {
        var genuine = logIn().at("/refreshToken");
        var altered = genuine.substring(0, 40) + (genuine.charAt(40) == 'A' ? 'B' : 'A') + genuine.substring(41);

        for (var token : List.of(altered, "rt_", "rt_%%%", "nonsense", genuine.substring(3), "rt_" + "A".repeat(96))) {
            var answer = refresh(token).expectProblem(401, "unauthenticated");
            assertThat(answer.statements()).isEmpty();
        }
        refresh(genuine).expect(200);
    }

    @Test
    void aTokenOfTheStoreOpensNoAdminSession() {
        var first = logIn();

        api.post("/admin/v1/auth/refresh", Map.of("refreshToken", first.at("/refreshToken")))
                .expectProblem(401, "unauthenticated");

        refresh(first.at("/refreshToken")).expect(200);
    }

    @Test
    void onlyHashesAreStored() {
        var first = logIn();

        var row = jdbc.sql("select s::text from identity.sessions s where id = :id::uuid")
                .param("id", sessionId(first))
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(first.at("/refreshToken"));
        assertThat(row)
                .contains(dev.kontor.shared.crypto.Keyring.hex(
                        dev.kontor.shared.crypto.Keyring.hash(first.at("/refreshToken"))));
    }

    private Api.Response logIn() {
        var customer = logins.customer();
        jdbc.sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", passwords.hash(PASSWORD))
                .param("id", customer.id().value())
                .update();
        return api.post("/store/v1/auth/login", Map.of("email", customer.email(), "password", PASSWORD))
                .expect(200);
    }

    private Api.Response refresh(String token) {
        return api.post("/store/v1/auth/refresh", Map.of("refreshToken", token));
    }

    private List<String> reasons(Api.Response login) {
        return jdbc.sql("select revoke_reason from identity.sessions where id = :id::uuid")
                .param("id", sessionId(login))
                .query(String.class)
                .list();
    }

    private static String session(Api.Response login) {
        return dev.kontor.shared.id.TypeIds.text(
                new dev.kontor.identity.SessionId(java.util.UUID.fromString(sessionId(login))));
    }

    /// The id is the first sixteen bytes of the refresh token.
    private static String sessionId(Api.Response login) {
        var bytes = java.util.Base64.getUrlDecoder()
                .decode(login.at("/refreshToken").substring(3));
        var reader = java.nio.ByteBuffer.wrap(bytes);
        return new java.util.UUID(reader.getLong(), reader.getLong()).toString();
    }
}
