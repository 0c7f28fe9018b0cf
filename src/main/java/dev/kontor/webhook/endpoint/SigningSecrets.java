package dev.kontor.webhook.endpoint;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.webhook.WebhookEndpointId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Creates, stores and decrypts the secrets of endpoints. They are encrypted at rest, each bound to its row.
@Component
public class SigningSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(SigningSecrets.class);
    private static final String PURPOSE = "webhook-secret";
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Keyring keyring;

    SigningSecrets(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    @Bean
    static SealedColumn sealedWebhookSecrets() {
        return new SealedColumn("webhook.secrets", "sealed", "id::text", PURPOSE, UnaryOperator.identity());
    }

    /// Adds a secret and returns it in the receivers' format.
    String issue(WebhookEndpointId endpoint, Instant now) {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        var id = TypeIds.next();
        jdbc.sql("""
                        insert into webhook.secrets (id, endpoint_id, sealed, created_at)
                        values (:id, :endpoint, :sealed, :now)
                        """)
                .param("id", id)
                .param("endpoint", endpoint)
                .param("sealed", keyring.seal(PURPOSE, secret, id.toString()))
                .param("now", now)
                .update();
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /// Ends the current secrets; expired ones are deleted.
    void end(WebhookEndpointId endpoint, Instant at, Instant now) {
        jdbc.sql("""
                        with ended as (
                            delete from webhook.secrets where endpoint_id = :endpoint and expires_at <= :now
                        )
                        update webhook.secrets set expires_at = :at
                        where endpoint_id = :endpoint and (expires_at is null or expires_at > :at)
                        """)
                .param("endpoint", endpoint)
                .param("at", at)
                .param("now", now)
                .update();
    }

    /// The valid secrets, newest first, by endpoint.
    public Map<UUID, List<byte[]>> of(Collection<UUID> endpoints, Instant now) {
        record Row(UUID endpointId, UUID id, byte[] sealed) {}
        var secrets = new HashMap<UUID, List<byte[]>>();
        var rows = jdbc.sql("""
                        select endpoint_id, id, sealed from webhook.secrets
                        where endpoint_id = any(:endpoints) and (expires_at is null or expires_at > :now)
                        order by created_at desc, id desc
                        """)
                .param("endpoints", endpoints)
                .param("now", now)
                .query(Row.class)
                .list();
        for (var row : rows) {
            keyring.open(PURPOSE, row.sealed, row.id.toString())
                    .ifPresentOrElse(
                            secret -> secrets.computeIfAbsent(row.endpointId, _ -> new ArrayList<>())
                                    .add(secret),
                            // An unreadable secret must not stop messages to other endpoints.
                            () -> LOG.error(
                                    "A secret of webhook endpoint {} was encrypted by another installation",
                                    row.endpointId));
        }
        return secrets;
    }
}
