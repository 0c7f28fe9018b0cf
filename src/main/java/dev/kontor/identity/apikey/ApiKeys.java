package dev.kontor.identity.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.identity.Actor;
import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.identity.apikey.ApiKeyQueries.Known;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Resolves keys to programs. A secret key is looked up on every call, in one statement, so revocation takes
/// effect immediately; a publishable key grants nothing and is cached for eight seconds.
@Component
public class ApiKeys implements PublishableKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(8);
    private static final int MAX_REMEMBERED = 10_000;

    private final ApiKeyQueries queries;
    private final KeyUses uses;
    private final Clock clock;
    private final Cache<String, Optional<FrontEnd>> publishable = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    private final Cache<SentKey, Boolean> storefrontServers = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    /// A secret, as its hash, and the address it came from.
    private record SentKey(String hash, String address) {}

    ApiKeys(ApiKeyQueries queries, KeyUses uses, Clock clock) {
        this.queries = queries;
        this.uses = uses;
        this.clock = clock;
    }

    public static boolean isSecret(String text) {
        return text.startsWith(KeyKind.SECRET.prefix());
    }

    public static boolean isPublishable(String text) {
        return text.startsWith(KeyKind.PUBLISHABLE.prefix());
    }

    /// The program that sent this secret key.
    ///
    /// @param address of the caller
    /// @throws KeyRefusedException if the key is unknown, or not valid now or from this address
    public Actor.Program bySecret(String secret, String address) {
        requireWellFormed(secret);
        var key = queries.bySecret(Keyring.hash(secret))
                .orElseThrow(() -> KeyRefusedException.unknown(Message.of("key.unknown")));
        if (isExpired(key.secretExpiresAt())) {
            throw KeyRefusedException.unknown(Message.of("key.rotated"));
        }
        return program(key, key.permissions(), address);
    }

    /// Checks the secret key of a server that calls the store API for buyers. The result is cached for eight
    /// seconds.
    ///
    /// @param address of the caller
    /// @throws KeyRefusedException if the key is unknown, not valid now or from this address, or lacks the
    ///     permission `storefront:act-for-buyers`
    public void requireStorefrontServer(String secret, String address) {
        if (isPublishable(secret)) {
            throw KeyRefusedException.notHere(Message.of("key.not-secret"));
        }
        requireWellFormed(secret);
        var sent = new SentKey(Keyring.hex(Keyring.hash(secret)), address);
        if (storefrontServers.getIfPresent(sent) == null) {
            if (!bySecret(secret, address).permissions().contains(Permission.STOREFRONT_ACT_FOR_BUYERS)) {
                throw KeyRefusedException.notHere(Message.of("key.storefront-permission"));
            }
            storefrontServers.put(sent, true);
        }
    }

    /// The program that obtained an access token with its key.
    ///
    /// @param scopes the permissions that the token is limited to
    /// @throws KeyRefusedException if the key is no longer valid, or not from this address
    public Actor.Program byToken(ApiKeyId id, long authzVersion, Collection<String> scopes, String address) {
        var key = queries.byId(id)
                .filter(known -> known.authzVersion() == authzVersion)
                .orElseThrow(() -> KeyRefusedException.unknown(Message.of("key.of-token")));
        var permissions = EnumSet.noneOf(Permission.class);
        key.permissions().stream()
                .filter(permission -> scopes.contains(permission.text()))
                .forEach(permissions::add);
        return program(key, permissions, address);
    }

    /// The key with that id as an OAuth 2.0 client, if it is valid.
    public Optional<ClientKey> client(ApiKeyId id) {
        return queries.client(id, clock.instant());
    }

    /// @throws KeyRefusedException if it is not a valid publishable key
    public void requirePublishable(String key) {
        if (isSecret(key)) {
            throw secretInPublic();
        }
        requireWellFormed(key);
        if (find(key).isEmpty()) {
            throw KeyRefusedException.unknown(Message.of("key.not-publishable"));
        }
    }

    @Override
    public Optional<FrontEnd> find(String key) {
        return isPublishable(key) && KeyText.isWellFormed(key)
                ? publishable.get(key, text -> queries.livePublishable(text, clock.instant()))
                : Optional.empty();
    }

    /// The response to a secret key sent as a publishable one.
    public static KeyRefusedException secretInPublic() {
        return KeyRefusedException.notHere(Message.of("key.secret-in-public"));
    }

    /// The response to a publishable key sent as a secret one.
    public static KeyRefusedException publishableAsSecret() {
        return KeyRefusedException.notHere(Message.of("key.publishable-as-secret"));
    }

    void forget(String publishableKey) {
        publishable.invalidate(publishableKey);
    }

    private Actor.Program program(Known key, Collection<Permission> permissions, String address) {
        if (key.revokedAt() != null) {
            throw KeyRefusedException.unknown(Message.of("key.revoked"));
        }
        if (isExpired(key.expiresAt())) {
            throw KeyRefusedException.unknown(Message.of("key.expired"));
        }
        if (!AllowedAddresses.contain(key.allowedIps(), address)) {
            throw KeyRefusedException.notHere(Message.of("key.address", "address", address));
        }
        uses.note(key.id());
        return new Actor.Program(key.id(), key.name(), Set.copyOf(permissions));
    }

    private boolean isExpired(@Nullable Instant end) {
        return end != null && !clock.instant().isBefore(end);
    }

    private static void requireWellFormed(String text) {
        if (!KeyText.isWellFormed(text)) {
            throw KeyRefusedException.unknown(Message.of("key.malformed"));
        }
    }
}
