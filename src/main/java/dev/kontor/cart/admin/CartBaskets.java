package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.promotion.BasketSource;
import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.SimulationSource;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads carts as baskets with their current prices. Carts with a valid price quote are left out, because promotions
/// do not change them.
@Repository
class CartBaskets implements BasketSource {

    private static final int BATCH = 50;

    private static final String IN_PERIOD = """
            from cart.carts c
            where c.updated_at >= :from and c.updated_at < :until and c.status = 'ACTIVE' and c.drafted_by is null
                and (c.kept_until is null or c.kept_until <= now())
                and exists (select from cart.items i where i.cart_id = c.id)
            """;

    private final JdbcClient jdbc;
    private final CartRepository carts;
    private final CartPricing pricing;

    CartBaskets(JdbcClient jdbc, CartRepository carts, CartPricing pricing) {
        this.jdbc = jdbc;
        this.carts = carts;
        this.pricing = pricing;
    }

    @Override
    public SimulationSource kind() {
        return SimulationSource.CARTS;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public long count(Instant from, Instant until) {
        return jdbc.sql("select count(*) " + IN_PERIOD)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    @Override
    public List<PastBasket> next(Query query) {
        record Row(UUID id, Instant updatedAt) {}
        var found = jdbc.sql("select c.id, c.updated_at " + IN_PERIOD + """
                        and (c.updated_at, c.id) > (:after.at, :after.id)
                        and (hashtextextended(c.id::text, 0) & 1048575) < :share
                        order by c.updated_at, c.id limit :most
                        """)
                .paramSource(query)
                .query(Row.class)
                .list();
        var all = carts.findAll(found.stream().map(row -> new CartId(row.id())).toList()).stream()
                .collect(Collectors.toMap(Cart::id, Function.identity()));
        return found.stream()
                .flatMap(row -> Stream.ofNullable(all.get(new CartId(row.id())))
                        .map(cart -> basket(cart, new Place(row.updatedAt(), row.id()))))
                .toList();
    }

    private PastBasket basket(Cart cart, Place place) {
        return new PastBasket(place, cart.id().text(), pricing.promotionContext(cart), null, Set.of());
    }
}
