/// What providers send by themselves: kept durably before it is answered, then worked on by asking the provider.
@NullMarked
package dev.kontor.payment.inbox;

import org.jspecify.annotations.NullMarked;
