package dev.kontor.inventory.level;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.inventory.stock.Level;
import dev.kontor.inventory.stock.LockedStock;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.inventory.stock.MovementReason;
import dev.kontor.inventory.stock.SellingTerms;
import dev.kontor.inventory.stock.StockLedger;
import dev.kontor.inventory.stock.StockRepository;
import dev.kontor.inventory.stock.UnknownReference;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates stock levels and changes their selling terms.
@Service
@Transactional
class StockLevelService {

    private final StockRepository stock;
    private final StockQueries queries;
    private final Catalog catalog;
    private final StockLedger ledger;
    private final AuditLog audit;

    StockLevelService(
            StockRepository stock, StockQueries queries, Catalog catalog, StockLedger ledger, AuditLog audit) {
        this.stock = stock;
        this.queries = queries;
        this.catalog = catalog;
        this.ledger = ledger;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public StockLevelDetails get(StockLevelId id) {
        return queries.level(id).orElseThrow(() -> NotFoundException.of("stock level", id));
    }

    public StockLevelDetails open(OpenLevel request, String actor) {
        var variant = request.variantId();
        var terms = request.terms() == null ? null : request.terms().terms(1);
        if (catalog.existing(List.of(variant)).isEmpty()) {
            throw UnknownReference.variant("/variantId");
        }
        try {
            if (!stock.open(variant, request.locationId())) {
                throw new ConflictException(
                        ProblemCode.ALREADY_EXISTS, "The variant already has a stock level at this location.");
            }
        } catch (DataIntegrityViolationException _) {
            throw UnknownReference.location("/locationId");
        }
        var before = stock.lock(List.of(variant));
        var level = before.at(variant, request.locationId());
        if (terms != null) {
            sell(before, level, terms, actor);
        }
        var details = get(level.id());
        audit.record("stock_level.created", level.id(), null, recorded(terms == null ? level : level.on(terms)));
        return details;
    }

    @Transactional(readOnly = true)
    public SellingTerms terms(StockLevelId id) {
        return stock.terms(id).orElseThrow(() -> NotFoundException.of("stock level", id));
    }

    public SellingTerms change(StockLevelId id, IfMatch ifMatch, MergePatch<SaveTerms> patch, String actor) {
        var found = get(id);
        var before = stock.lock(List.of(found.variantId()));
        var level = before.at(found.variantId(), found.locationId());
        ifMatch.require(level.terms().version());
        var terms = patch.applyTo(level.terms()).terms(level.terms().version() + 1);
        if (terms.backorderLimit() < level.backordered()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "%d units are backordered, so `backorderLimit` cannot be lower. Set `selling` to `STOCK` to stop"
                                    .formatted(level.backordered())
                            + " accepting backorders.",
                    Map.of("backordered", level.backordered()));
        }
        sell(before, level, terms, actor);
        audit.record("stock_level.updated", id, recorded(level), recorded(level.on(terms)));
        return terms;
    }

    private void sell(LockedStock before, Level level, SellingTerms terms, String actor) {
        stock.saveTerms(level.id(), terms);
        var now = before.with(each -> each.equals(level) ? each.on(terms) : each);
        ledger.settle(Movement.ADJUSTED, MovementReason.terms(actor), before, now, List.of());
    }

    private static Recorded recorded(Level level) {
        return new Recorded(level.variantId(), level.locationId().text(), level.terms());
    }

    private record Recorded(VariantId variantId, String locationId, SellingTerms terms) {}
}
