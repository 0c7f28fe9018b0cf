package dev.kontor.wishlist;

import dev.kontor.customer.CustomerRecords;
import dev.kontor.customer.CustomerRowMerge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the wishlists of a merged customer. Links to shared lists remain valid.
@Component
class WishlistMerge extends CustomerRowMerge {

    WishlistMerge(JdbcClient jdbc) {
        super(jdbc, CustomerRecords.WISHLISTS, "wishlist.lists");
    }
}
