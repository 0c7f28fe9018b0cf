/// Reads events and writes the mails about them.
@NullMarked
package dev.kontor.notification.writer;

import org.jspecify.annotations.NullMarked;
