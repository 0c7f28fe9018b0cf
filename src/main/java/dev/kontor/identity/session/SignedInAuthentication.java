package dev.kontor.identity.session;

import dev.kontor.identity.ActorAuthentication;
import dev.kontor.identity.SessionId;
import dev.kontor.shared.id.TypedId;

/// A person with an access token, as Spring Security sees it.
public interface SignedInAuthentication extends ActorAuthentication {

    /// The account: a customer or a member of staff.
    TypedId account();

    SessionId session();
}
