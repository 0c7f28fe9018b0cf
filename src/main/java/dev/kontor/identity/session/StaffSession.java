package dev.kontor.identity.session;

import dev.kontor.identity.Actor;

/// A living session of a member of staff.
///
/// @param recent whether a factor was proven a moment ago
/// @param enrolling whether nothing is open to it but to set up the second factor that is required
public record StaffSession(Actor.Staff staff, boolean recent, boolean enrolling) {}
