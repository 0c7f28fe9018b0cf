package dev.kontor.notification.writer;

/// The files of a document in a mail.
///
/// @param names of the attached files, such as `2026-1.pdf, 2026-1.xml`
/// @param linked whether the mail also has a link to the page of the order
record DocumentPart(String names, boolean linked) {}
