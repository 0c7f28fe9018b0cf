package dev.kontor.identity.token;

/// A genuine access token, of a session or of a program.
public sealed interface VerifiedToken permits AccessToken, ProgramToken {}
