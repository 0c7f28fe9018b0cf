package dev.kontor.identity.sso;

import dev.kontor.identity.sso.SsoFlow.Secrets;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The rows of sign-ins in progress at issuers.
@Repository
class SsoFlowRepository {

    private static final String PURPOSE = "sso-flow";

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private final JsonMapper json;

    SsoFlowRepository(JdbcClient jdbc, Keyring keyring, JsonMapper json) {
        this.jdbc = jdbc;
        this.keyring = keyring;
        this.json = json;
    }

    /// @param secret known only to the front end that started the flow
    void insert(SsoFlow flow, String secret, Instant now, Instant expiresAt) {
        var sealed = keyring.seal(
                PURPOSE, json.writeValueAsBytes(flow.secrets()), flow.id().toString());
        jdbc.sql("""
                        insert into identity.sso_flows
                            (id, provider, audience, flow_hash, sealed, account_id, created_at, expires_at)
                        values (:id, :provider, :audience, :hash, :sealed, :account::uuid, :now, :expiresAt)
                        """)
                .param("id", flow.id())
                .param("provider", flow.provider())
                .param("audience", flow.audience().name())
                .param("hash", Keyring.hash(secret))
                .param("sealed", sealed)
                .param("account", flow.account() == null ? null : flow.account().toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("expiresAt", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Removes and returns the flow: a second attempt with the same secret finds nothing.
    Optional<SsoFlow> take(String secret, Instant now) {
        return jdbc.sql("""
                        delete from identity.sso_flows where flow_hash = :hash
                        returning id, provider, audience, sealed, account_id, expires_at > :now as live
                        """)
                .param("hash", Keyring.hash(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getBoolean("live") ? open(row) : Optional.<SsoFlow>empty())
                .optional()
                .flatMap(flow -> flow);
    }

    int purge(Instant before) {
        return jdbc.sql("delete from identity.sso_flows where expires_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<SsoFlow> open(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var provider = row.getString("provider");
        var audience = Audience.valueOf(row.getString("audience"));
        var account = row.getObject("account_id", UUID.class);
        return keyring.open(PURPOSE, row.getBytes("sealed"), id.toString())
                .map(bytes -> new SsoFlow(id, provider, audience, json.readValue(bytes, Secrets.class), account));
    }
}
