package dev.kontor.channel;

import dev.kontor.shared.problem.ConflictException;

/// Has something that belongs to channels.
public interface ChannelUser {

    /// A channel is about to be deleted, in the running transaction: what is only its own goes with it.
    ///
    /// @throws ConflictException `in-use` if something else needs it
    void removeChannel(Channel channel);
}
