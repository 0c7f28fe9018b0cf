package dev.kontor.channel;

import dev.kontor.shared.problem.RejectedException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The channels of the shop. They are cached in the process: reading them costs no statement.
public interface Channels {

    /// The channel with that code, active or not.
    Optional<Channel> find(String code);

    /// The channel with that id, active or not.
    Optional<Channel> find(ChannelId id);

    /// The prefix of the numbers of orders in the channel with that code; the default one if the channel was deleted.
    default String orderNumberPrefix(String code) {
        return find(code).map(Channel::orderNumberPrefix).orElse(Channel.DEFAULT_ORDER_NUMBER_PREFIX);
    }

    /// The default channel, which always exists.
    Channel standard();

    /// All channels, the default first, then by code.
    List<Channel> all();

    /// A short text that changes whenever any channel changes: part of cache keys that depend on channels.
    String stamp();

    /// Reads the channels with those codes and prevents their deletion until the transaction ends. One
    /// statement.
    ///
    /// @param pointer to the list of codes in the request, or to the code if there is one
    /// @throws RejectedException if one of them is unknown
    List<Channel> hold(Collection<String> codes, String pointer);

    /// Does the same as [#hold] for channels that get such data: from now on readers look for it. One
    /// statement, a second one the first time.
    List<Channel> mark(Collection<String> codes, Mark mark, String pointer);

    /// The kinds of data that belong to channels.
    enum Mark {
        /// Products with an entry in the assortment.
        CURATED,
        /// Price lists.
        PRICED;

        boolean isOn(Channel channel) {
            return switch (this) {
                case CURATED -> channel.curated();
                case PRICED -> channel.priced();
            };
        }
    }
}
