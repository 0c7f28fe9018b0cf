/// The interfaces of payment providers by capability, and the built-in providers.
@NullMarked
package dev.kontor.payment.provider;

import org.jspecify.annotations.NullMarked;
