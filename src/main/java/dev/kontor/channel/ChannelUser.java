package dev.kontor.channel;

import dev.kontor.shared.problem.ConflictException;

/// A module with data that belongs to channels.
public interface ChannelUser {

    /// Called before a channel is deleted, in the same transaction: delete data that belongs to it alone.
    ///
    /// @throws ConflictException `in-use` if something else needs it
    void removeChannel(Channel channel);
}
