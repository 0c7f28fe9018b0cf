/// The queue of messages, the dispatcher that sends them, and their administration.
@NullMarked
package dev.kontor.webhook.delivery;

import org.jspecify.annotations.NullMarked;
