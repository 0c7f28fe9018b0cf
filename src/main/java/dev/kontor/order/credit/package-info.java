/// The credit limits of customers for purchases on account.
@NullMarked
package dev.kontor.order.credit;

import org.jspecify.annotations.NullMarked;
