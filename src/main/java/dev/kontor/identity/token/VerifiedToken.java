package dev.kontor.identity.token;

/// A genuine access token: that of a session, or that of a program.
public sealed interface VerifiedToken permits AccessToken, ProgramToken {}
