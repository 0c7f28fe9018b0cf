/// Gift cards: value that the shop holds for the holder of a code, on the ledger of payments. Knows no carts and no
/// orders: value is spent for a payment.
@NullMarked
@ApplicationModule(
        displayName = "Gift cards",
        allowedDependencies = {"shared :: *", "events", "audit", "jobs", "identity", "customer", "payment"})
package dev.kontor.giftcard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
