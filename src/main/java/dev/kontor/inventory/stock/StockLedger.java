package dev.kontor.inventory.stock;

import dev.kontor.events.Event;
import dev.kontor.events.EventLog;
import dev.kontor.inventory.InventoryAdjusted;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/// Completes every stock change: applies the changes to locked levels, assigns free units to backorders, and
/// publishes events.
@Component
public class StockLedger {

    private final StockRepository stock;
    private final Backorders backorders;
    private final EventLog events;
    private final SettingsGroup<StockSettings> settings;

    StockLedger(StockRepository stock, Backorders backorders, EventLog events, SettingsGroup<StockSettings> settings) {
        this.stock = stock;
        this.backorders = backorders;
        this.events = events;
        this.settings = settings;
    }

    /// @param before the locked levels of all changes
    /// @param facts further events to publish
    /// @return the stock afterwards
    public LockedStock book(
            Movement kind,
            MovementReason cause,
            LockedStock before,
            List<LevelChange> moves,
            Collection<? extends Event> facts) {
        stock.apply(kind, cause, moves);
        return settle(kind, cause, before, before.after(moves), facts);
    }

    /// Assigns free units and publishes events after the levels have changed. A manual change always publishes
    /// an event.
    ///
    /// @param now the levels after the change
    public LockedStock settle(
            Movement kind,
            MovementReason cause,
            LockedStock before,
            LockedStock now,
            Collection<? extends Event> facts) {
        var waitedFor = now.levels().stream()
                .filter(level -> level.backordered() > 0 && level.free() > 0)
                .toList();
        var after = waitedFor.isEmpty() ? now : now.after(backorders.fill(waitedFor));
        var all = new ArrayList<Event>(facts);
        var reason = cause.reason();
        var changes = StockChanges.between(before, after, settings.get().lowThreshold(), kind);
        if (reason == null) {
            all.addAll(changes);
        } else {
            before.variants()
                    .forEach(variant -> all.add(new InventoryAdjusted(
                            variant, after.availability(variant).available(), reason)));
            changes.stream()
                    .filter(change -> !(change instanceof InventoryAdjusted))
                    .forEach(all::add);
        }
        if (!all.isEmpty()) {
            events.append(all);
        }
        return after;
    }
}
