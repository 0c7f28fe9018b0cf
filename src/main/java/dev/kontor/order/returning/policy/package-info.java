/// The shop's rules for returns.
@NullMarked
package dev.kontor.order.returning.policy;

import org.jspecify.annotations.NullMarked;
