package dev.kontor.promotion.coupon;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.ChangeLog;
import dev.kontor.promotion.CouponBatchCreated;
import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.CouponBatchUpdated;
import dev.kontor.promotion.CouponSeries;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.usage.CouponSecrets;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages batches of coupons on behalf of staff.
@Service
@Transactional
class CouponBatchService {

    private final CouponBatchRepository batches;
    private final CouponSecrets secrets;
    private final ChangeLog changes;
    private final AuditLog audit;
    private final Clock clock;

    CouponBatchService(
            CouponBatchRepository batches, CouponSecrets secrets, ChangeLog changes, AuditLog audit, Clock clock) {
        this.batches = batches;
        this.secrets = secrets;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public CouponBatchDetails get(CouponBatchId id) {
        return batches.get("coupon batch", id).details();
    }

    public CouponBatchDetails create(PromotionId promotion, CreateCouponBatch request) {
        var id = CouponBatchId.next();
        var batch = new CouponBatch(id, promotion, request, secrets.create(id), clock.instant());
        batches.store(batch);
        var created = batch.details();
        changes.record(new CouponBatchCreated(id, promotion), null, created);
        return created;
    }

    public CouponBatchDetails change(CouponBatchId id, IfMatch ifMatch, MergePatch<ChangeCouponBatch> patch) {
        var batch = batches.get("coupon batch", id, ifMatch);
        var before = batch.details();
        batch.change(patch.applyTo(before), clock.instant());
        batches.store(batch);
        var after = batch.details();
        changes.record(new CouponBatchUpdated(id, batch.promotionId()), before, after);
        return after;
    }

    /// The codes of a batch.
    ///
    /// @param size number of codes
    record Codes(CouponSeries series, String prefix, int size) {}

    /// Returns the codes, and records that they were read: they are worth money.
    public Codes codes(CouponBatchId id) {
        var batch = batches.get("coupon batch", id);
        audit.record("coupon_batch.exported", id, null, Map.of("codes", batch.size()));
        return new Codes(
                new CouponSeries(batch.prefix(), batch.size(), secrets.open(id, batch.sealedSecret())),
                batch.prefix(),
                batch.size());
    }
}
