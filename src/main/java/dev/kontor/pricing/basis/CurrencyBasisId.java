package dev.kontor.pricing.basis;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.UUID;

/// The id of a currency's basis in the audit log.
record CurrencyBasisId(UUID value) implements TypedId {

    static CurrencyBasisId of(Currency currency) {
        return new CurrencyBasisId(
                UUID.nameUUIDFromBytes(currency.getCurrencyCode().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public IdPrefix prefix() {
        return IdPrefix.PRICE_BASIS;
    }
}
