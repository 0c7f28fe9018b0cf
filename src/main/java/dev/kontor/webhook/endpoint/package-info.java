/// The endpoints of programs, their subscriptions and signing secrets.
@NullMarked
package dev.kontor.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
