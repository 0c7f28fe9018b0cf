/// Manages stock: locations, stock levels, reservations that expire, and the ledger of every movement. Only this
/// module changes stock, and it never falls below zero.
@NullMarked
@ApplicationModule(
        displayName = "Inventory",
        allowedDependencies = {"shared :: *", "events", "audit", "settings", "identity", "catalog"})
package dev.kontor.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
