/// Stripe, by its official client: payments are payment intents that the buyer's browser confirms. Absent unless a
/// secret key is configured.
@NullMarked
package dev.kontor.payment.stripe;

import org.jspecify.annotations.NullMarked;
