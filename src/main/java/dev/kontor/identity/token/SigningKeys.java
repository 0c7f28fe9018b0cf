package dev.kontor.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.kontor.shared.crypto.Keyring;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ES256 keys of the installation. The first process makes one and stores it sealed, the others read it; an
/// unknown key id makes a process look again, at most every few seconds.
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final String PURPOSE = "signing-key";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Keyring keyring;
    private volatile @Nullable Loaded loaded;

    SigningKeys(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    private record Loaded(JWKSet keys, ECKey current, long atNanos) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - atNanos > age.toNanos();
        }
    }

    private record Row(String kid, String state, byte[] sealedJwk) {}

    /// The key that signs now.
    ECKey current() {
        return loaded().current();
    }

    /// What verifiers may see: no private parts.
    JWKSet published() {
        return loaded().keys().toPublicJWKSet();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var known = loaded();
        var found = selector.select(known.keys());
        return found.isEmpty() && known.isOlderThan(LOOK_AGAIN) ? selector.select(load().keys()) : found;
    }

    private Loaded loaded() {
        var known = loaded;
        return known == null ? load() : known;
    }

    private synchronized Loaded load() {
        var known = loaded;
        if (known != null && !known.isOlderThan(LOOK_AGAIN)) {
            return known;
        }
        var rows = rows();
        if (rows.stream().noneMatch(row -> row.state().equals("CURRENT"))) {
            // Where two processes start at once, the unique index lets one win and both read its key.
            insertCurrent(generate());
            rows = rows();
        }
        var keys = rows.stream().<JWK>map(this::open).toList();
        var current = rows.stream()
                .filter(row -> row.state().equals("CURRENT"))
                .map(this::open)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no current signing key"));
        var fresh = new Loaded(new JWKSet(keys), current, System.nanoTime());
        loaded = fresh;
        return fresh;
    }

    private List<Row> rows() {
        return jdbc.sql("select kid, state, sealed_jwk from identity.signing_keys order by created_at")
                .query(Row.class)
                .list();
    }

    private void insertCurrent(ECKey key) {
        jdbc.sql("""
                        insert into identity.signing_keys (kid, state, sealed_jwk, created_at)
                        values (:kid, 'CURRENT', :sealed, now())
                        on conflict do nothing
                        """)
                .param("kid", key.getKeyID())
                .param(
                        "sealed",
                        keyring.seal(PURPOSE, key.toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID()))
                .update();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(com.nimbusds.jose.JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey open(Row row) {
        var jwk = keyring.open(PURPOSE, row.sealedJwk(), row.kid())
                .orElseThrow(() -> new IllegalStateException(
                        "the signing key in the database was sealed with another kontor.secret.key"));
        try {
            return ECKey.parse(new String(jwk, StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("the signing key " + row.kid() + " is broken", e);
        }
    }
}
