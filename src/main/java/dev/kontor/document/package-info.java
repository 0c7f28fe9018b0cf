/// Invoices and credit notes: immutable copies of what was sold and refunded, numbered without gaps,
/// with their XML and PDF files. It observes orders and refunds; no other module may depend on it
/// except notification.
@NullMarked
@ApplicationModule(
        displayName = "Documents",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "identity",
            "inventory",
            "channel",
            "giftsale",
            "media",
            "order",
            "order :: billing",
            "payment",
            "tax"
        })
package dev.kontor.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
