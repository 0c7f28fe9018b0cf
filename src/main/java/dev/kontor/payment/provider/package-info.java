/// What a payment provider is to the shop, split by what providers can do, and the providers that come with it.
@NullMarked
package dev.kontor.payment.provider;

import org.jspecify.annotations.NullMarked;
