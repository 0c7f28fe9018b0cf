package dev.kontor.identity.passkey;

import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Repository;

/// The rows of challenges: created, and used up once.
@Repository
class ChallengeRepository {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    ChallengeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param account of a new passkey; absent for a sign-in
    Bytes make(@Nullable TypedId account) {
        jdbc.sql("delete from identity.passkey_challenges where expires_at < now()")
                .update();
        var challenge = Bytes.random();
        jdbc.sql("""
                        insert into identity.passkey_challenges (challenge, purpose, account_id, expires_at)
                        values (:challenge, :purpose, :account, now() + make_interval(secs => :lifetime))
                        """)
                .param("challenge", challenge.getBytes())
                .param("purpose", purpose(account))
                .param("account", account)
                .param("lifetime", LIFETIME.toSeconds())
                .update();
        return challenge;
    }

    /// Uses up the challenge; false if it was created for something else or has expired.
    boolean spend(Bytes challenge, @Nullable TypedId account) {
        return jdbc.sql("""
                        delete from identity.passkey_challenges
                        where challenge = :challenge and purpose = :purpose and expires_at > now()
                          and account_id is not distinct from :account::uuid
                        """)
                        .param("challenge", challenge.getBytes())
                        .param("purpose", purpose(account))
                        .param("account", account)
                        .update()
                == 1;
    }

    private static String purpose(@Nullable TypedId account) {
        return account == null ? "SIGN_IN" : "REGISTER";
    }
}
