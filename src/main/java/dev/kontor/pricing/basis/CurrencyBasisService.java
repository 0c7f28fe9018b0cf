package dev.kontor.pricing.basis;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceRules;
import dev.kontor.pricing.bundle.PriceChanges;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lists and sets the bases of base prices.
@Service
@Transactional
class CurrencyBasisService {

    private final JdbcClient jdbc;
    private final PriceChanges changes;
    private final AuditLog audit;
    private final Shop shop;

    CurrencyBasisService(JdbcClient jdbc, PriceChanges changes, AuditLog audit, Shop shop) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.audit = audit;
        this.shop = shop;
    }

    /// Every currency of the shop.
    @Transactional(readOnly = true)
    public List<CurrencyBasis> list() {
        record Row(Currency currency, PriceBasis basis) {}
        Map<Currency, PriceBasis> known =
                jdbc.sql("select currency, basis from pricing.currency_bases").query(Row.class).list().stream()
                        .collect(Collectors.toMap(Row::currency, Row::basis));
        return shop.currencies().stream()
                .map(currency -> new CurrencyBasis(currency, known.get(currency)))
                .toList();
    }

    public CurrencyBasis set(Currency currency, SetCurrencyBasis request) {
        PriceRules.requireSold(currency, shop);
        var before = list().stream()
                .filter(each -> each.currency().equals(currency))
                .findFirst()
                .orElseThrow();
        var after = new CurrencyBasis(currency, request.basis());
        if (Objects.equals(before, after)) {
            return after;
        }
        if (request.basis() == null) {
            jdbc.sql("delete from pricing.currency_bases where currency = :currency")
                    .param("currency", currency.getCurrencyCode())
                    .update();
        } else {
            jdbc.sql("""
                            insert into pricing.currency_bases (currency, basis, updated_at)
                            values (:currency, :basis, now())
                            on conflict (currency) do update
                            set basis = excluded.basis, updated_at = excluded.updated_at
                            """)
                    .param("currency", currency.getCurrencyCode())
                    .param("basis", request.basis().name())
                    .update();
        }
        audit.record("price_basis.updated", CurrencyBasisId.of(currency), before, after);
        changes.publish(jdbc.sql("select variant_id from pricing.prices where currency = :currency")
                .param("currency", currency.getCurrencyCode())
                .query(VariantId.class)
                .list());
        return after;
    }
}
