package dev.kontor.identity;

import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Determines a shopper's channel, consistently for reads, their cache keys, and carts.
@Component
public class ChannelChoice {

    private final Channels channels;
    private final PublishableKeys keys;

    public ChannelChoice(Channels channels, PublishableKeys keys) {
        this.channels = channels;
        this.keys = keys;
    }

    /// The named channel, else that of the publishable key, else the default.
    ///
    /// @param code absent if none is named
    /// @param key the publishable key that the security chain has accepted
    /// @throws BadRequestException `unknown-channel` if it does not exist or is not active
    public Channel require(@Nullable String code, @Nullable String key) {
        var wanted = code == null ? ofKey(key) : code;
        return usable(wanted)
                .orElseThrow(() -> new BadRequestException(
                        ProblemCode.UNKNOWN_CHANNEL,
                        Message.of("context.channel", "channel", String.valueOf(wanted)),
                        Map.of("channels", codes())));
    }

    /// The same before the security chain; empty if the call will be rejected.
    public Optional<Channel> find(@Nullable String code, @Nullable String key) {
        return key == null
                ? usable(code)
                : keys.find(key).flatMap(frontEnd -> usable(code == null ? frontEnd.channel() : code));
    }

    private @Nullable String ofKey(@Nullable String key) {
        var frontEnd = key == null ? null : keys.find(key).orElse(null);
        return frontEnd == null ? null : frontEnd.channel();
    }

    private Optional<Channel> usable(@Nullable String code) {
        return code == null
                ? Optional.of(channels.standard())
                : channels.find(code).filter(Channel::active);
    }

    private List<String> codes() {
        return channels.all().stream()
                .filter(Channel::active)
                .map(Channel::code)
                .toList();
    }
}
