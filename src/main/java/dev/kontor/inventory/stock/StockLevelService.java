package dev.kontor.inventory.stock;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.IfMatch;
import dev.kontor.shared.web.MergePatch;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Sets the terms on which the units of a level are sold.
@Service
@Transactional
class StockLevelService {

    private final StockRepository stock;
    private final StockQueries queries;
    private final Catalog catalog;
    private final StockBook book;
    private final AuditLog audit;

    StockLevelService(StockRepository stock, StockQueries queries, Catalog catalog, StockBook book, AuditLog audit) {
        this.stock = stock;
        this.queries = queries;
        this.catalog = catalog;
        this.book = book;
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
            throw Unknown.variant("/variantId");
        }
        try {
            if (!stock.open(variant, request.locationId())) {
                throw new ConflictException(
                        ProblemCode.ALREADY_EXISTS, "The variant is kept at this location already.");
            }
        } catch (DataIntegrityViolationException e) {
            throw Unknown.location("/locationId");
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
    public TermsDetails terms(StockLevelId id) {
        return stock.terms(id).map(TermsDetails::of).orElseThrow(() -> NotFoundException.of("stock level", id));
    }

    public TermsDetails change(StockLevelId id, IfMatch ifMatch, MergePatch<KeepTerms> patch, String actor) {
        var found = get(id);
        var before = stock.lock(List.of(found.variantId()));
        var level = before.at(found.variantId(), found.locationId());
        ifMatch.require(level.terms().version());
        var terms =
                patch.applyTo(KeepTerms.of(level.terms())).terms(level.terms().version() + 1);
        if (terms.backorderLimit() < level.backordered()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "%d units are promised beyond what is there: the limit cannot be lower. Set `selling` to `STOCK` to"
                                    .formatted(level.backordered())
                            + " promise no more.",
                    Map.of("backordered", level.backordered()));
        }
        sell(before, level, terms, actor);
        audit.record("stock_level.updated", id, recorded(level), recorded(level.on(terms)));
        return TermsDetails.of(terms);
    }

    private void sell(LockedStock before, Level level, Terms terms, String actor) {
        stock.sell(level.id(), terms);
        var now = before.with(each -> each.equals(level) ? each.on(terms) : each);
        book.settle(Movement.ADJUSTED, Cause.terms(actor), before, now, List.of());
    }

    private static Recorded recorded(Level level) {
        return new Recorded(level.variantId(), level.locationId().text(), KeepTerms.of(level.terms()));
    }

    private record Recorded(VariantId variantId, String locationId, KeepTerms terms) {}
}
