package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardRange;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.bundle.Bundles;
import dev.kontor.catalog.product.GiftCardChange;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.BodyParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads and writes the gift card terms of many products at once.
@Component
public class GiftCardBatches {

    private static final String FIELD = "/giftCard";

    private final JdbcClient jdbc;
    private final BodyParts parts;
    private final Bundles bundles;
    private final Shop shop;

    GiftCardBatches(JdbcClient jdbc, BodyParts parts, Bundles bundles, Shop shop) {
        this.jdbc = jdbc;
        this.parts = parts;
        this.bundles = bundles;
        this.shop = shop;
    }

    /// Parses and validates terms; JSON null is a normal product.
    ///
    /// @throws BadRequestException with pointers that start at the product
    /// @throws RejectedException with pointers that start at the product
    public GiftCardChange read(JsonNode terms) {
        if (terms.isNull()) {
            return new GiftCardChange(null);
        }
        try {
            var read = parts.read(terms, SaveProductGiftCard.class).terms();
            GiftCardChecks.require(read, shop);
            return new GiftCardChange(read);
        } catch (BadRequestException invalid) {
            throw new BadRequestException(invalid.code(), invalid.detail(), Map.of(), ofProduct(invalid.errors()));
        } catch (RejectedException refused) {
            throw new RejectedException(refused.code(), refused.detail(), Map.of(), ofProduct(refused.errors()));
        }
    }

    private static List<FieldProblem> ofProduct(List<FieldProblem> errors) {
        return errors.isEmpty()
                ? List.of(FieldProblem.ofPointer(FIELD, "format", "Must be an object with the terms of a gift card."))
                : errors.stream()
                        .map(error -> new FieldProblem(
                                FIELD + Objects.requireNonNullElse(error.pointer(), ""),
                                null,
                                null,
                                error.code(),
                                error.detail(),
                                error.params()))
                        .toList();
    }

    /// Returns the terms of those products that are gift cards.
    public Map<ProductId, GiftCardTerms> of(Collection<ProductId> products) {
        record Row(
                ProductId productId,
                GiftCardAmount amount,
                List<GiftCardRange> ranges,
                @Nullable Integer validDays) {}
        if (products.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(
                        "select product_id, amount, ranges, valid_days from catalog.gift_cards where product_id = any(:ids)")
                .param("ids", products)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Row::productId, row -> new GiftCardTerms(row.amount(), row.ranges(), row.validDays())));
    }

    /// Prevents changes of bundles until the transaction ends. Call it before the products are locked.
    public void lock() {
        bundles.lock();
    }

    /// Writes the changes of locked products, which get their new version from the caller.
    ///
    /// @param variants of the products that become gift cards
    /// @throws ConflictException `in-use` if one of the variants is a bundle or a part of one
    public void save(Map<ProductId, GiftCardChange> changes, Collection<VariantId> variants) {
        record Saved(UUID id, GiftCardTerms terms) {}
        requireNoBundle(variants);
        var saved = new ArrayList<Saved>();
        var removed = new ArrayList<ProductId>();
        changes.forEach((id, change) -> {
            var terms = change.terms();
            if (terms == null) {
                removed.add(id);
            } else {
                saved.add(new Saved(id.value(), terms));
            }
        });
        jdbc.sql("""
                        with removed as (
                            delete from catalog.gift_cards where product_id = any(:removed)
                        )
                        insert into catalog.gift_cards (product_id, amount, ranges, valid_days)
                        select s.id, s.terms ->> 'amount', s.terms -> 'ranges', (s.terms ->> 'validDays')::integer
                        from jsonb_to_recordset(:saved::jsonb) as s (id uuid, terms jsonb)
                        on conflict (product_id) do update
                        set amount = excluded.amount, ranges = excluded.ranges, valid_days = excluded.valid_days
                        """).param("removed", removed).param("saved", Sql.json(saved)).update();
    }

    private void requireNoBundle(Collection<VariantId> variants) {
        try {
            bundles.requireNoBundle(variants);
            bundles.requireNoPart(variants);
        } catch (ConflictException used) {
            throw ConflictException.at(ProblemCode.IN_USE, FIELD, "in-use", used.detail());
        }
    }
}
