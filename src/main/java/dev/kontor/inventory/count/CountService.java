package dev.kontor.inventory.count;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.inventory.StockCountId;
import dev.kontor.inventory.stock.StockMovements;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages stock counts. Locks the count before the levels.
@Service
@Transactional
class CountService {

    private final CountRepository counts;
    private final StockMovements movements;
    private final Catalog catalog;
    private final AuditLog audit;
    private final Clock clock;

    CountService(CountRepository counts, StockMovements movements, Catalog catalog, AuditLog audit, Clock clock) {
        this.counts = counts;
        this.movements = movements;
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<CountSummary> list(CountFilter filter, Listing listing) {
        return counts.list(filter, listing);
    }

    @Transactional(readOnly = true)
    public StockCount get(StockCountId id) {
        return counts.find(id).orElseThrow(() -> NotFoundException.of("stock count", id));
    }

    public StockCount open(OpenCount request) {
        var count = StockCount.open(StockCountId.next(), request, clock.instant());
        try {
            counts.insert(count);
        } catch (DuplicateKeyException _) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "The location has an open count. Apply or cancel it first.");
        } catch (DataIntegrityViolationException _) {
            throw unknown("/locationId", "The location does not exist.");
        }
        audit.record("stock_count.created", count.id(), null, CountDetails.of(count));
        return count;
    }

    public StockCount record(StockCountId id, RecordCount request) {
        var before = lock(id);
        var counted = request.units();
        if (!catalog.existing(counted.keySet()).containsAll(counted.keySet())) {
            throw unknown("/items", "One of the variants does not exist.");
        }
        var expected = movements.onHand(before.locationId(), counted.keySet());
        return save("recorded", before, before.record(counted, expected, clock.instant()));
    }

    public StockCount apply(StockCountId id, IfMatch ifMatch, String actor) {
        var before = lock(id);
        ifMatch.require(before.version());
        var after = save("applied", before, before.close(StockCountStatus.APPLIED, clock.instant()));
        movements.move(new StockMovements.Request(
                StockMovements.Purpose.COUNT,
                after.locationId(),
                after.corrections(),
                id.value(),
                after.note(),
                actor));
        return after;
    }

    public StockCount cancel(StockCountId id) {
        var before = lock(id);
        return save("canceled", before, before.close(StockCountStatus.CANCELED, clock.instant()));
    }

    private StockCount save(String what, StockCount before, StockCount after) {
        counts.update(after);
        audit.record("stock_count." + what, after.id(), CountDetails.of(before), CountDetails.of(after));
        return after;
    }

    private StockCount lock(StockCountId id) {
        return counts.lock(id).orElseThrow(() -> NotFoundException.of("stock count", id));
    }

    private static RejectedException unknown(String pointer, String detail) {
        return RejectedException.at(pointer, "unknown", detail);
    }
}
