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

/// Chooses the channel that a shopper is in, the same for reads, for the keys of their cache, and for carts.
@Component
public class ChannelChoice {

    private final Channels channels;
    private final PublishableKeys keys;

    public ChannelChoice(Channels channels, PublishableKeys keys) {
        this.channels = channels;
        this.keys = keys;
    }

    /// The channel that is named, else that of the publishable key, else the default.
    ///
    /// @param code absent if none is named
    /// @param key what was sent as publishable key, which the security chain has let pass
    /// @throws BadRequestException `unknown-channel` if there is none, or it is not active
    public Channel require(@Nullable String code, @Nullable String key) {
        var wanted = code == null ? ofKey(key) : code;
        return usable(wanted)
                .orElseThrow(() -> new BadRequestException(
                        ProblemCode.UNKNOWN_CHANNEL,
                        Message.of("context.channel", "channel", String.valueOf(wanted)),
                        Map.of("channels", codes())));
    }

    /// The same before the security chain; empty where the call will be refused.
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
