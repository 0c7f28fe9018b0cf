/// The programs that are told, what they want to hear and what their messages are signed with.
@NullMarked
package dev.kontor.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
