package dev.kontor.promotion;

/// A promotion can no longer be used: it was changed or ended, or its last use was claimed. The transaction
/// must be rolled back; a new evaluation shows what is left.
public class PromotionsUnavailable extends RuntimeException {

    public PromotionsUnavailable() {
        super("a promotion is no longer available", null, false, false);
    }
}
