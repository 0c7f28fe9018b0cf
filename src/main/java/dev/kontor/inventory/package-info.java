/// How many units there are and who has a claim on them: locations, stock levels, holds that expire, and the
/// ledger of every movement. The one place where stock is taken; never below zero.
@NullMarked
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "catalog"})
package dev.kontor.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
