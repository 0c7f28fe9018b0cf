/// Allowed webhook targets, and the client that reaches only those.
@NullMarked
package dev.kontor.webhook.target;

import org.jspecify.annotations.NullMarked;
