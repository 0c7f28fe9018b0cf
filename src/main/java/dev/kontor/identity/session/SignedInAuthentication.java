package dev.kontor.identity.session;

import dev.kontor.identity.ActorAuthentication;
import dev.kontor.identity.SessionId;

/// A person with an access token, as Spring Security sees it.
public interface SignedInAuthentication extends ActorAuthentication {

    SessionId session();
}
