/// Stripe through its official client: payments are payment intents that the buyer's browser confirms. Enabled only
/// if a secret key is configured.
@NullMarked
package dev.kontor.payment.stripe;

import org.jspecify.annotations.NullMarked;
