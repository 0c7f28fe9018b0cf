package dev.kontor.shared.shop;

import java.util.List;

/// Lists what the shop still needs before it can sell.
///
/// @param ready whether nothing is `MISSING`
record ShopReadiness(boolean ready, List<ReadinessFinding> checks) {

    static ShopReadiness of(List<ReadinessFinding> checks) {
        return new ShopReadiness(
                checks.stream().noneMatch(check -> check.status() == ReadinessFinding.Status.MISSING), checks);
    }
}
