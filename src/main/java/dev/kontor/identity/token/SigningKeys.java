package dev.kontor.identity.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.kontor.identity.token.SigningKeyRepository.Opened;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The ES256 keys of the installation, in memory. The first process creates one and stores it encrypted, the
/// others read it. Each process checks for changes every ten seconds, and immediately, but at most every few
/// seconds, when it sees an unknown key id.
@Component
public class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final SigningKeyRepository repository;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    SigningKeys(SigningKeyRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    private record Loaded(JWKSet keys, ECKey current, Map<String, Object> published, long atNanos) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - atNanos > age.toNanos();
        }
    }

    public String currentId() {
        return current().getKeyID();
    }

    ECKey current() {
        return loaded().current();
    }

    /// The keys for verifiers, as a JSON object without private parts.
    Map<String, Object> published() {
        return loaded().published();
    }

    /// Whether the key is still used for verification.
    boolean isKnown(String keyId) {
        return loaded().keys().getKeyByKeyId(keyId) != null;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var known = loaded();
        var found = selector.select(known.keys());
        if (found.isEmpty() && known.isOlderThan(LOOK_AGAIN)) {
            return selector.select(reload().keys());
        }
        return found;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    void refresh() {
        try {
            var _ = reload();
        } catch (DataAccessException e) {
            LOG.warn("The signing keys could not be read; the known ones stay in use", e);
        }
    }

    private Loaded loaded() {
        var known = loaded;
        return known == null ? reload() : known;
    }

    private synchronized Loaded reload() {
        var rows = repository.opened();
        if (current(rows).isEmpty()) {
            // If two processes start concurrently, the unique index lets one win and both read its key.
            repository.make(SigningKeyStatus.CURRENT, clock.instant());
            rows = repository.opened();
        }
        var current = current(rows).orElseThrow(() -> new IllegalStateException("there is no current signing key"));
        var keys = new JWKSet(rows.stream().<JWK>map(Opened::key).toList());
        var fresh = new Loaded(keys, current, keys.toPublicJWKSet().toJSONObject(), System.nanoTime());
        loaded = fresh;
        return fresh;
    }

    private static Optional<ECKey> current(List<Opened> rows) {
        return rows.stream()
                .filter(row -> row.state() == SigningKeyStatus.CURRENT)
                .map(Opened::key)
                .findFirst();
    }
}
