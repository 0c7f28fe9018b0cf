package dev.kontor.identity.apikey;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.events.ChangeLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.ApiKeyId;
import dev.kontor.identity.event.ApiKeyChanged;
import dev.kontor.identity.event.ApiKeyCreated;
import dev.kontor.identity.event.ApiKeyRevoked;
import dev.kontor.identity.event.ApiKeyRotated;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, changes, rotates and revokes keys.
@Service
@Transactional
class ApiKeyService implements ChannelUser {

    private final ApiKeyRepository keys;
    private final ApiKeys known;
    private final Channels channels;
    private final ChangeLog changes;
    private final Clock clock;

    ApiKeyService(ApiKeyRepository keys, ApiKeys known, Channels channels, ChangeLog changes, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.channels = channels;
        this.changes = changes;
        this.clock = clock;
    }

    /// The audit log's view of a key.
    private record Recorded(
            String name,
            KeyKind kind,
            List<Permission> permissions,
            @Nullable String channel,
            List<String> allowedIps,
            @Nullable Instant expiresAt) {

        static Recorded of(ApiKey key) {
            return new Recorded(
                    key.name(),
                    key.kind(),
                    key.permissions().stream().sorted().toList(),
                    key.channel(),
                    key.allowedIps(),
                    key.expiresAt());
        }
    }

    @Transactional(readOnly = true)
    public ApiKey get(ApiKeyId id) {
        return keys.find(id).orElseThrow(() -> NotFoundException.of("API key", id));
    }

    public IssuedApiKey create(Actor.Staff actor, CreateApiKey request) {
        var key = ApiKey.create(actor, request, clock.instant());
        requireChannel(key);
        keys.insert(key);
        var secret = key.kind() == KeyKind.SECRET ? newSecret(key.id()) : null;
        changes.record(new ApiKeyCreated(key.id(), key.name(), actor.label()), null, Recorded.of(key));
        return issued(key.id(), secret);
    }

    public ApiKey change(Actor.Staff actor, ApiKeyId id, IfMatch ifMatch, MergePatch<ChangeApiKey> patch) {
        var key = get(id);
        ifMatch.require(key.version());
        var changed = key.change(actor, patch.applyTo(key), clock.instant());
        requireChannel(changed);
        if (!keys.update(changed)) {
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    "Another request changed the key at the same time. Read it again.");
        }
        changes.record(new ApiKeyChanged(id, actor.label()), Recorded.of(key), Recorded.of(changed));
        return get(id);
    }

    /// A rotation takes no `If-Match`, because it must not fail on concurrent changes: of two concurrent ones
    /// the later wins.
    public IssuedApiKey rotate(Actor.Staff actor, ApiKeyId id, RotateApiKey request) {
        var now = clock.instant();
        get(id).requireRotatable(actor);
        if (!keys.touch(id, request.overlap().isZero(), now)) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "The key has been revoked.");
        }
        keys.endSecrets(id, now.plus(request.overlap()), now);
        var secret = newSecret(id);
        changes.record(new ApiKeyRotated(id, actor.label()), null, request);
        return issued(id, secret);
    }

    /// Revokes the key with the next call. Idempotent and without `If-Match`: in an emergency, a concurrent
    /// rename must not get in the way.
    public void revoke(Actor.Staff actor, ApiKeyId id) {
        var key = get(id);
        if (key.revokedAt() == null && keys.revoke(id, clock.instant())) {
            changes.record(new ApiKeyRevoked(id, actor.label()), null, null);
        }
        if (key.publishableKey() != null) {
            known.forget(key.publishableKey());
        }
    }

    /// A channel is in use while an active key belongs to it.
    @Override
    public void removeChannel(Channel channel) {
        if (keys.isChannelOfLive(channel.code(), clock.instant())) {
            throw new ConflictException(ProblemCode.IN_USE, "A publishable key belongs to this channel.");
        }
    }

    private void requireChannel(ApiKey key) {
        if (key.channel() != null) {
            channels.hold(List.of(key.channel()), "/channel");
        }
    }

    private String newSecret(ApiKeyId id) {
        var secret = KeyText.next(KeyKind.SECRET);
        keys.insertSecret(id, secret, clock.instant());
        return secret;
    }

    private IssuedApiKey issued(ApiKeyId id, @Nullable String secret) {
        return new IssuedApiKey(ApiKeyDetails.of(get(id)), secret);
    }
}
