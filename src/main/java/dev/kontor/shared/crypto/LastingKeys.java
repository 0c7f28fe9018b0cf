package dev.kontor.shared.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signs what is found again by its signature for years, such as links of orders and unsubscribed addresses. The key is
/// random and stored sealed, so that it outlives the installation's secret.
@Component
public class LastingKeys {

    private static final String PURPOSE = "lasting-key";

    private final Keyring keys;

    /// @throws UnknownSecretException if the database belongs to an installation with another secret
    LastingKeys(JdbcClient jdbc, Keyring keyring) {
        var stored = read(jdbc);
        if (stored.isEmpty()) {
            var key = Keyring.randomToken().getBytes(StandardCharsets.US_ASCII);
            jdbc.sql("insert into kontor.lasting_key (id, sealed) values (1, :sealed) on conflict do nothing")
                    .param("sealed", keyring.seal(PURPOSE, key, "1"))
                    .update();
            stored = read(jdbc);
        }
        var key = keyring.open(PURPOSE, stored.orElseThrow(), "1").orElseThrow(UnknownSecretException::new);
        this.keys = Keyring.of(Base64.getEncoder().encodeToString(key));
    }

    @Bean
    static SealedColumn sealedLastingKey() {
        return new SealedColumn("kontor.lasting_key", "sealed", "id::text", PURPOSE, UnaryOperator.identity());
    }

    /// The HMAC-SHA256 of the message under the lasting key of that purpose.
    public byte[] sign(String purpose, byte[] message) {
        return keys.sign(purpose, message);
    }

    private static Optional<byte[]> read(JdbcClient jdbc) {
        return jdbc.sql("select sealed from kontor.lasting_key where id = 1")
                .query(byte[].class)
                .optional();
    }
}
