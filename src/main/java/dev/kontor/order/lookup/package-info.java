/// Guests find their orders by number and e-mail address: they get a link by mail.
@NullMarked
package dev.kontor.order.lookup;

import org.jspecify.annotations.NullMarked;
