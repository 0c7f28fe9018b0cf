/// The queue of messages, the dispatcher that empties it, and what staff see and do about them.
@NullMarked
package dev.kontor.webhook.delivery;

import org.jspecify.annotations.NullMarked;
