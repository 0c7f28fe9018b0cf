package dev.kontor.notification;

/// A mail, ready to be sent.
///
/// @param id the same for the same mail, however often it is sent
/// @param reference its subject without personal data: the order number
record Mail(String id, String to, String reference, String subject, String text, String html) {}
