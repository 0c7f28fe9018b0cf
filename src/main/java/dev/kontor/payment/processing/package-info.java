/// The life cycle of payments. Each step is recorded before the provider is called without a transaction, and one
/// class applies every response.
@NullMarked
package dev.kontor.payment.processing;

import org.jspecify.annotations.NullMarked;
