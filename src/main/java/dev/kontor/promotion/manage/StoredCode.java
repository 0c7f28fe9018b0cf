package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionCodes;
import jakarta.persistence.Embeddable;

/// A code of a promotion, a row of its table.
///
/// @param canonical how codes are compared
@Embeddable
record StoredCode(String code, String canonical) {

    static StoredCode of(String code) {
        return new StoredCode(code, PromotionCodes.canonical(code));
    }
}
