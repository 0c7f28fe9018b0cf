package dev.kontor.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.crypto.SealedColumn;
import dev.kontor.shared.database.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of signing keys. Private keys are encrypted with the installation's secret.
@Repository
class SigningKeyRepository {

    private static final String PURPOSE = "signing-key";

    private final JdbcClient jdbc;
    private final Keyring keyring;

    SigningKeyRepository(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    @Bean
    static SealedColumn sealedSigningKeys() {
        return new SealedColumn("identity.signing_keys", "sealed_jwk", "kid", PURPOSE, UnaryOperator.identity());
    }

    /// A key without its private part.
    ///
    /// @param since when it entered its state
    record Row(SigningKeyId id, String kid, SigningKeyStatus state, Instant createdAt, Instant since) {}

    /// A key as the process uses it.
    record Opened(SigningKeyStatus state, ECKey key) {}

    List<Row> rows() {
        return jdbc.sql("select id, kid, state, created_at, since from identity.signing_keys order by created_at, kid")
                .query(Row.class)
                .list();
    }

    /// The trusted keys.
    List<Opened> opened() {
        return jdbc.sql("""
                        select kid, state, sealed_jwk from identity.signing_keys
                        where state in ('NEXT', 'CURRENT', 'RETIRED') order by created_at, kid
                        """)
                .query((row, _) -> new Opened(SigningKeyStatus.valueOf(row.getString("state")), open(row)))
                .list();
    }

    /// Waits until no other process changes the keys, and locks them until the end of the transaction.
    void lock() {
        Sql.lock(jdbc, "identity.signing_keys");
    }

    /// Creates a key. Does nothing if there is one in that state, of which there can be only one.
    void make(SigningKeyStatus state, Instant now) {
        var key = generate();
        jdbc.sql("""
                        insert into identity.signing_keys (id, kid, state, sealed_jwk, created_at, since)
                        values (:id, :kid, :state, :sealed, :now, :now)
                        on conflict do nothing
                        """)
                .param("id", SigningKeyId.next())
                .param("kid", key.getKeyID())
                .param("state", state.name())
                .param(
                        "sealed",
                        keyring.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID()))
                .param("now", now)
                .update();
    }

    void move(SigningKeyId id, SigningKeyStatus state, Instant now) {
        jdbc.sql("update identity.signing_keys set state = :state, since = :now where id = :id")
                .param("state", state.name())
                .param("now", now)
                .param("id", id)
                .update();
    }

    int drop(SigningKeyStatus state, Instant before) {
        return jdbc.sql("delete from identity.signing_keys where state = :state and since < :before")
                .param("state", state.name())
                .param("before", before)
                .update();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey open(ResultSet row) throws SQLException {
        var kid = row.getString("kid");
        var jwk = keyring.open(PURPOSE, row.getBytes("sealed_jwk"), kid)
                .orElseThrow(() -> new IllegalStateException(
                        "the signing key in the database was encrypted with another kontor.secret.key"));
        try {
            return ECKey.parse(new String(jwk, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + kid + " is broken", e);
        }
    }
}
