package dev.kontor.identity.token;

import dev.kontor.identity.SessionId;

/// What a genuine access token says; whether the session still lives is another question.
///
/// @param subject TypeID text of the account
/// @param authzVersion of the account when the token was issued
public record AccessToken(String subject, SessionId session, long authzVersion) implements VerifiedToken {}
