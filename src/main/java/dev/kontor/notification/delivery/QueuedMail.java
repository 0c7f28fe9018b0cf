package dev.kontor.notification.delivery;

import java.util.UUID;

/// A mail and its occasion, which has one mail of a name, however often it is reported.
///
/// @param occasion such as the id of an event
/// @param name distinguishes the mails of one occasion
public record QueuedMail(UUID occasion, String name, Mail mail) {}
