package dev.kontor.identity.token;

import dev.kontor.identity.SessionId;

/// The claims of a genuine access token; the session is checked separately.
///
/// @param subject TypeID text of the account
/// @param authzVersion of the account when the token was issued
public record AccessToken(String subject, SessionId session, long authzVersion) implements VerifiedToken {}
