package dev.kontor.wishlist;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the wishlists of a merged customer. Links to shared lists remain valid.
@Component
class WishlistMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    WishlistMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.WISHLISTS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from wishlist.lists where customer_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return jdbc.sql("update wishlist.lists set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
