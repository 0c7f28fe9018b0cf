package dev.kontor.identity.mailtoken;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates and checks the single-use tokens of mails: 256 random bits, stored as SHA-256. A token is valid for
/// one purpose, once; only the newest of an owner is valid. Expiry uses the database clock.
@Component
public class MailTokens {

    /// Lifetime of tokens that people request and use at once.
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    MailTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Creates a token that replaces the previous one, in the caller's transaction.
    ///
    /// @param owner the account or invitation that it belongs to
    /// @param data further data; not secret
    public String issue(MailTokenPurpose purpose, TypedId owner, Duration lifetime, @Nullable String data) {
        var token = Keyring.randomToken();
        jdbc.sql("""
                        insert into identity.mail_tokens
                            (purpose, owner, token_hash, data, created_at, expires_at)
                        values (:purpose, :owner, :hash, :data, now(), now() + make_interval(secs => :lifetime))
                        on conflict (purpose, owner) do update set
                            token_hash = excluded.token_hash, data = excluded.data, created_at = excluded.created_at,
                            expires_at = excluded.expires_at, spent_at = null
                        """)
                .param("purpose", purpose.name())
                .param("owner", owner)
                .param("hash", Keyring.hash(token))
                .param("data", data)
                .param("lifetime", lifetime.toSeconds())
                .update();
        return token;
    }

    /// The meaning of the token, without using it up; empty unless it is valid now.
    public Optional<MailToken> find(MailTokenPurpose purpose, String token) {
        return jdbc.sql("""
                        select owner, data from identity.mail_tokens
                        where token_hash = :hash and purpose = :purpose and spent_at is null and expires_at > now()
                        """)
                .param("hash", Keyring.hash(token))
                .param("purpose", purpose.name())
                .query(MailToken.class)
                .optional();
    }

    /// Uses up the token, in the caller's transaction; empty if it is not valid. Of several concurrent calls one
    /// succeeds.
    public Optional<MailToken> spend(MailTokenPurpose purpose, String token) {
        return jdbc.sql("""
                        update identity.mail_tokens set spent_at = now()
                        where token_hash = :hash and purpose = :purpose and spent_at is null and expires_at > now()
                        returning owner, data
                        """)
                .param("hash", Keyring.hash(token))
                .param("purpose", purpose.name())
                .query(MailToken.class)
                .optional();
    }

    /// Uses up the token or fails.
    ///
    /// @throws LinkExpired if it cannot be used
    public MailToken require(MailTokenPurpose purpose, String token) {
        return spend(purpose, token).orElseThrow(LinkExpired::new);
    }

    /// Invalidates the owner's token, in the caller's transaction.
    public void revoke(MailTokenPurpose purpose, TypedId owner) {
        jdbc.sql("delete from identity.mail_tokens where purpose = :purpose and owner = :owner")
                .param("purpose", purpose.name())
                .param("owner", owner)
                .update();
    }

    int deleteExpired() {
        return jdbc.sql("delete from identity.mail_tokens where expires_at < now() - interval '1 day'")
                .update();
    }
}
