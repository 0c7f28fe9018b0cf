/// Where messages may go, and the client that brings them there and nowhere else.
@NullMarked
package dev.kontor.webhook.target;

import org.jspecify.annotations.NullMarked;
