package dev.kontor.catalog.product.giftcard;

import dev.kontor.catalog.ProductId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Copies the terms of gift cards when products are duplicated.
@Component
public class GiftCardCopies {

    private final JdbcClient jdbc;

    GiftCardCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes a new product a gift card with the terms of the original. Does nothing if that is none.
    public void copy(ProductId original, ProductId copy) {
        jdbc.sql("""
                        insert into catalog.gift_cards (product_id, amount, ranges, valid_days)
                        select :copy, amount, ranges, valid_days from catalog.gift_cards where product_id = :original
                        """).param("original", original).param("copy", copy).update();
    }
}
