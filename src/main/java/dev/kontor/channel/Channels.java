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

    /// A product gets an entry of its own in the assortment of that channel.
    void curate(ChannelId id);

    /// A price list is for those channels.
    void price(Collection<ChannelId> ids);
}
