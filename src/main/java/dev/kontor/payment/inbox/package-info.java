/// Provider webhooks: stored durably before they are acknowledged, then processed by polling the provider.
@NullMarked
package dev.kontor.payment.inbox;

import org.jspecify.annotations.NullMarked;
