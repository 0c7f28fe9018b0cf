package dev.kontor.promotion.coupon;

import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A batch of coupons: many codes of one promotion, made with a secret.
@Entity
@Table(schema = "promotion", name = "coupon_batches")
class CouponBatch extends Aggregate<CouponBatchId> {

    @Id
    private CouponBatchId id;

    private PromotionId promotionId;
    private String name;
    private String prefix;

    /// Of two prefixes that look alike, only one can exist.
    private String canonicalPrefix;

    private int size;
    private int usesPerCode;
    private @Nullable Instant expiresAt;
    private byte[] sealedSecret;

    /// @param sealedSecret the encrypted secret
    CouponBatch(CouponBatchId id, PromotionId promotionId, CreateCouponBatch wanted, byte[] sealedSecret, Instant now) {
        super(now);
        this.id = id;
        this.promotionId = promotionId;
        this.name = wanted.name();
        this.prefix = wanted.prefix();
        this.canonicalPrefix = PromotionCodes.canonical(wanted.prefix());
        this.size = wanted.size();
        this.usesPerCode = Objects.requireNonNullElse(wanted.usesPerCode(), 1);
        this.expiresAt = wanted.expiresAt();
        this.sealedSecret = sealedSecret.clone();
    }

    @SuppressWarnings("NullAway.Init")
    protected CouponBatch() {}

    @Override
    public CouponBatchId id() {
        return id;
    }

    PromotionId promotionId() {
        return promotionId;
    }

    String prefix() {
        return prefix;
    }

    String canonicalPrefix() {
        return canonicalPrefix;
    }

    int size() {
        return size;
    }

    byte[] sealedSecret() {
        return sealedSecret.clone();
    }

    CouponBatchDetails details() {
        return new CouponBatchDetails(
                id, version(), promotionId, name, prefix, size, usesPerCode, expiresAt, createdAt(), updatedAt());
    }

    void change(ChangeCouponBatch wanted, Instant now) {
        name = wanted.name();
        expiresAt = wanted.expiresAt();
        updatedAt(now);
    }
}
