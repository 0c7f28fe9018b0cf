package dev.kontor.identity.session;

import dev.kontor.identity.Actor;

/// An active session of a staff member.
///
/// @param recent whether a factor was confirmed recently
/// @param enrolling whether it may only be used to set up the required second factor
public record StaffSession(Actor.Staff staff, boolean recent, boolean enrolling) {}
