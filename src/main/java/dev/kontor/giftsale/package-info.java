/// Sold gift cards: issues the cards of paid orders once, mails their codes on the requested day, and takes
/// cards back that are canceled or refunded. A consumer of the event log; the value of the cards is in the
/// module of gift cards.
@NullMarked
@ApplicationModule(
        displayName = "Sold gift cards",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "identity",
            "catalog",
            "giftcard",
            "order",
            "order :: giftcard",
            "payment"
        })
package dev.kontor.giftsale;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
