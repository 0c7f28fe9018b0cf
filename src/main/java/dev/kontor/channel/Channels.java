package dev.kontor.channel;

import dev.kontor.shared.problem.RejectedException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The channels of the shop. They are kept in the process: asking costs no statement.
public interface Channels {

    /// The channel of that code, active or not.
    Optional<Channel> find(String code);

    /// The channel of that id, active or not.
    Optional<Channel> find(ChannelId id);

    /// The one that is always there.
    Channel standard();

    /// All, the default first, then by code.
    List<Channel> all();

    /// A short text that is another one whenever any channel has changed: part of the key of what is kept for channels.
    String stamp();

    /// Reads the channels of those codes and keeps them from being deleted until the transaction ends. One statement.
    ///
    /// @param pointer to the list of codes in the request, or to the code if there is one
    /// @throws RejectedException if there is one that is unknown
    List<Channel> hold(Collection<String> codes, String pointer);

    /// The same for channels that get something of their own: from now on whoever reads there looks for it. One
    /// statement,
    /// a second one the first time.
    List<Channel> mark(Collection<String> codes, Mark mark, String pointer);

    /// What channels can have of their own.
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
