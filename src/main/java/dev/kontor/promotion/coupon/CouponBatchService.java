package dev.kontor.promotion.coupon;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.promotion.CouponBatchCreated;
import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.CouponBatchUpdated;
import dev.kontor.promotion.CouponSeries;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.usage.CouponSecrets;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages batches of coupons on behalf of staff.
@Service
@Transactional
class CouponBatchService {

    private final CouponBatchRepository batches;
    private final CouponBatchQueries queries;
    private final CouponSecrets secrets;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    CouponBatchService(
            CouponBatchRepository batches,
            CouponBatchQueries queries,
            CouponSecrets secrets,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.batches = batches;
        this.queries = queries;
        this.secrets = secrets;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<CouponBatchDetails> list(PromotionId promotion, Listing listing) {
        return queries.list(promotion, listing);
    }

    @Transactional(readOnly = true)
    public CouponBatchDetails get(CouponBatchId id) {
        return CouponBatchDetails.of(find(id));
    }

    public CouponBatchDetails create(PromotionId promotion, CreateCouponBatch request) {
        var id = CouponBatchId.next();
        var batch = new CouponBatch(id, promotion, request, secrets.create(id), clock.instant());
        batches.store(batch);
        var created = CouponBatchDetails.of(batch);
        events.append(new CouponBatchCreated(id, promotion));
        audit.record("coupon_batch.created", id, null, created);
        return created;
    }

    public CouponBatchDetails change(CouponBatchId id, IfMatch ifMatch, MergePatch<ChangeCouponBatch> patch) {
        var batch = find(id);
        ifMatch.require(batch.version());
        var before = CouponBatchDetails.of(batch);
        batch.change(patch.applyTo(ChangeCouponBatch.of(batch)), clock.instant());
        batches.store(batch);
        var after = CouponBatchDetails.of(batch);
        events.append(new CouponBatchUpdated(id, batch.promotionId()));
        audit.record("coupon_batch.updated", id, before, after);
        return after;
    }

    /// The codes of a batch.
    ///
    /// @param size number of codes
    record Codes(CouponSeries series, String prefix, int size) {}

    /// Returns the codes, and records that they were read: they are worth money.
    public Codes codes(CouponBatchId id) {
        var batch = find(id);
        audit.record("coupon_batch.exported", id, null, Map.of("codes", batch.size()));
        return new Codes(
                new CouponSeries(batch.prefix(), batch.size(), secrets.open(id, batch.sealedSecret())),
                batch.prefix(),
                batch.size());
    }

    private CouponBatch find(CouponBatchId id) {
        return batches.findById(id).orElseThrow(() -> NotFoundException.of("coupon batch", id));
    }
}
