package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.GiftCardAmount;
import dev.kontor.catalog.GiftCardRange;
import dev.kontor.catalog.GiftCardTerms;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.database.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes which products are gift cards.
@Repository
class GiftCardProductRepository {

    private static final String SELECT = """
            select p.version, p.status = 'ARCHIVED' as archived, g.amount, coalesce(g.ranges, '[]') as ranges, g.valid_days
            from catalog.products p left join catalog.gift_cards g on g.product_id = p.id
            where p.id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    GiftCardProductRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A product.
    ///
    /// @param amount absent if it is not a gift card
    record Row(
            long version,
            boolean archived,
            @Nullable GiftCardAmount amount,
            List<GiftCardRange> ranges,
            @Nullable Integer validDays) {

        Optional<GiftCardTerms> terms() {
            return Optional.ofNullable(amount).map(given -> new GiftCardTerms(given, ranges, validDays));
        }
    }

    Optional<Row> find(ProductId id) {
        return jdbc.sql(SELECT).param("id", id).query(Row.class).optional();
    }

    /// Locks the product until the transaction ends.
    Optional<Row> lock(ProductId id) {
        return jdbc.sql(SELECT + " for no key update of p")
                .param("id", id)
                .query(Row.class)
                .optional();
    }

    List<VariantId> variants(ProductId id) {
        return jdbc.sql("select id from catalog.variants where product_id = :id order by position")
                .param("id", id)
                .query(VariantId.class)
                .list();
    }

    /// @return the new version of the product
    long save(ProductId id, GiftCardTerms terms) {
        jdbc.sql("""
                        insert into catalog.gift_cards (product_id, amount, ranges, valid_days)
                        values (:id, :amount, :ranges::jsonb, :days)
                        on conflict (product_id) do update
                        set amount = excluded.amount, ranges = excluded.ranges, valid_days = excluded.valid_days
                        """)
                .param("id", id)
                .param("amount", terms.amount().name())
                .param("ranges", Sql.json(terms.ranges()))
                .param("days", Sql.nullable(Integer.class, terms.validDays()))
                .update();
        return touch(id);
    }

    void delete(ProductId id) {
        jdbc.sql("delete from catalog.gift_cards where product_id = :id")
                .param("id", id)
                .update();
        touch(id);
    }

    private long touch(ProductId id) {
        return jdbc.sql("""
                        update catalog.products set version = version + 1, updated_at = :now where id = :id
                        returning version
                        """)
                .param("id", id)
                .param("now", clock.instant())
                .query(Long.class)
                .single();
    }
}
