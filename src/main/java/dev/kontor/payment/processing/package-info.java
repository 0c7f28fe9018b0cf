/// The life of payments: records before it asks, asks without a transaction, and records every answer in one
/// place.
@NullMarked
package dev.kontor.payment.processing;

import org.jspecify.annotations.NullMarked;
