package dev.kontor.identity.sso;

import dev.kontor.identity.sso.SsoFlow.Secrets;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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

    @Bean
    static SealedColumn sealedSsoFlows() {
        return new SealedColumn("identity.sso_flows", "sealed", "id::text", PURPOSE, UnaryOperator.identity());
    }

    /// @param secret known only to the front end that started the flow
    void insert(SsoFlow flow, String secret, Instant now, Instant expiresAt) {
        var sealed = keyring.seal(
                PURPOSE, json.writeValueAsBytes(flow.secrets()), flow.id().toString());
        jdbc.sql("""
                        insert into identity.sso_flows
                            (id, provider, audience, flow_hash, sealed, account_id, created_at, expires_at)
                        values (:id, :provider, :audience, :hash, :sealed, :account, :now, :expiresAt)
                        """)
                .paramSource(flow)
                .param("hash", Keyring.hash(secret))
                .param("sealed", sealed)
                .param("now", now)
                .param("expiresAt", expiresAt)
                .update();
    }

    private record Sealed(
            UUID id,
            String provider,
            Audience audience,
            byte[] sealed,
            @Nullable UUID accountId,
            boolean live) {}

    /// Removes and returns the flow: a second attempt with the same secret finds nothing.
    Optional<SsoFlow> take(String secret, Instant now) {
        return jdbc.sql("""
                        delete from identity.sso_flows where flow_hash = :hash
                        returning id, provider, audience, sealed, account_id, expires_at > :now as live
                        """)
                .param("hash", Keyring.hash(secret))
                .param("now", now)
                .query(Sealed.class)
                .optional()
                .filter(Sealed::live)
                .flatMap(this::open);
    }

    int purge(Instant before) {
        return jdbc.sql("delete from identity.sso_flows where expires_at < :before")
                .param("before", before)
                .update();
    }

    private Optional<SsoFlow> open(Sealed flow) {
        return keyring.open(PURPOSE, flow.sealed(), flow.id().toString())
                .map(bytes -> new SsoFlow(
                        flow.id(),
                        flow.provider(),
                        flow.audience(),
                        json.readValue(bytes, Secrets.class),
                        flow.accountId()));
    }
}
