package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartRepository;
import dev.kontor.cart.pricing.CartPricing;
import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceSource;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Carts are priced with a shorter statement while no price list is active, and with lists as soon as one is.
@KontorTest
class BuyingWithoutListsTests {

    private static final long FOREVER = 1_000_000_000;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CartRepository carts;

    @Autowired
    private CartPricing quotes;

    @Autowired
    private TransactionTemplate transactions;

    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1_000, 10);
    }

    @Test
    void aListCountsAtOnceThoughNoneWasActiveBefore() {
        var cart = shop.readyCart(Map.of(mug, 1));
        transactions.executeWithoutResult(transaction -> {
            withoutLists();
            for (int round = 0; round < 2; round++) {
                assertThat(unitPrice(cart)).isEqualTo(1_000);
            }

            list(800);
            assertThat(unitPrice(cart)).isEqualTo(800);
            assertThat(unitPrice(cart)).isEqualTo(800);

            withoutLists();
            assertThat(unitPrice(cart)).isEqualTo(1_000);
            assertThat(unitPrice(cart)).isEqualTo(1_000);
            transaction.setRollbackOnly();
        });
    }

    /// A process remembers whether a list is active, until one changes.
    @Test
    void aCommittedListCountsAtOnceInAProcessThatKnewOfNone() {
        var cart =
                shop.cart(Map.of("currency", "JPY", "items", List.of(Map.of("variantId", mug.text(), "quantity", 1))));
        for (int round = 0; round < 2; round++) {
            assertThat(shownPrice(cart)).isEqualTo("1000");
        }

        list(800);
        try {
            assertThat(shownPrice(cart)).isEqualTo("800");
        } finally {
            assertThat(jdbc.sql("""
                            update pricing.price_lists l set status = 'DRAFT' from pricing.price_list_entries e
                            where e.price_list_id = l.id and e.variant_id = :variant
                            """).param("variant", mug).update()).isPositive();
        }
        assertThat(shownPrice(cart)).isEqualTo("1000");
    }

    private static String shownPrice(BuyingShop.GuestCart cart) {
        return cart.api().get(cart.path("")).expect(200).at("/items/0/unitPrice/amount");
    }

    /// What it remembers ends before the next list begins or ends.
    @Test
    void aStatementKnowsForHowLongNoListBeginsOrEnds() {
        transactions.executeWithoutResult(transaction -> {
            withoutLists();
            assertThat(settled()).isEqualTo(FOREVER);
            only("starts_at = now() - interval '1 hour'");
            assertThat(settled()).isEqualTo(FOREVER);
            only("starts_at = now() + interval '10 minutes', ends_at = now() + interval '1 hour'");
            assertThat(settled()).isBetween(500L, 600L);
            only("starts_at = now() - interval '1 hour', ends_at = now() + interval '20 minutes'");
            assertThat(settled()).isBetween(1_100L, 1_200L);
            only("ends_at = now() + interval '1 microsecond'");
            assertThat(settled()).isNegative();
            transaction.setRollbackOnly();
        });
    }

    private long settled() {
        return jdbc.sql("select coalesce(%s, %d)".formatted(PriceSource.SETTLED, FOREVER))
                .query(Long.class)
                .single();
    }

    /// What `pub_buyer_price` would find for the buyer is never left out.
    @Test
    void onlyListsThatMayHaveAPriceForTheBuyerAreRead() {
        var guest = new PriceBuyer(null, List.of(), "IS");
        var customer = new PriceBuyer(CustomerId.next(), List.of(), "IS");
        var member = new PriceBuyer(CustomerId.next(), List.of(CustomerGroupId.next()), null);
        transactions.executeWithoutResult(transaction -> {
            withoutLists();
            assertThat(listed("USD", guest)).isFalse();
            for (var others : List.of(
                    "starts_at = now() + interval '1 second'",
                    "starts_at = now() - interval '2 seconds', ends_at = now()",
                    "channels = '{elsewhere}'")) {
                only(others);
                assertThat(listed("USD", guest)).as(others).isFalse();
                assertThat(listed("USD", member)).as(others).isFalse();
            }
            for (var those : List.of(
                    "starts_at = now()",
                    "ends_at = now() + interval '1 second'",
                    "channels = '{default}'",
                    "countries = '{DE}'",
                    "name = 'all'")) {
                only(those);
                assertThat(listed("USD", guest)).as(those).isTrue();
                assertThat(listed("CHF", guest)).as(those).isFalse();
            }
            only("customers = array[gen_random_uuid()]");
            assertThat(listed("USD", guest)).isFalse();
            assertThat(listed("USD", customer)).isTrue();
            only("customer_groups = array[gen_random_uuid()]");
            assertThat(listed("USD", customer)).isFalse();
            assertThat(listed("USD", member)).isTrue();

            for (int list = 0; list < 50; list++) {
                list(800);
            }
            jdbc.sql("update pricing.price_lists set customers = array[gen_random_uuid()] where status = 'ACTIVE'")
                    .update();
            assertThat(listed("CHF", guest)).isTrue();
            transaction.setRollbackOnly();
        });
    }

    /// Of everything that the tests have left in the shop, and a bundle that is a sum.
    @Test
    void theStatementsForSingleVariantsHaveThePricesOfThoseForAll() {
        var cup = shop.variant(500, 10);
        var set = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("insert into pricing.sums (variant_id, discount_basis_points) values (:set, 1000)")
                    .param("set", set)
                    .update();
            jdbc.sql("""
                            insert into pricing.sum_parts (variant_id, part_id, quantity)
                            values (:set, :mug, 1), (:set, :cup, 2)
                            """).param("set", set).param("mug", mug).param("cup", cup).update();
            list(800);
            assertThat(differences("pub_buyer_price(v.variant_id, c.currency, 3, null, '{}', null, 'IS')"))
                    .isZero();
            assertThat(differences("pub_base_price(v.variant_id, c.currency, null, '{}', null, 'IS')"))
                    .isPositive();

            withoutLists();
            assertThat(differences("pub_base_price(v.variant_id, c.currency, null, '{}', null, 'IS')"))
                    .isZero();
            assertThat(jdbc.sql("""
                                    select amount_minor from pricing.pub_base_price(
                                        :set, 'EUR', null, '{}', null, null)
                                    """).param("set", set).query(Long.class).optional())
                    .hasValue(1_800L);
            transaction.setRollbackOnly();
        });
    }

    /// Prices of single variants that differ from those of all variants.
    private long differences(String price) {
        return jdbc.sql("""
                        with variants as (select variant_id from pricing.variants union select variant_id from pricing.sums),
                        alone as (
                            select v.variant_id, c.currency, p.amount_minor, p.compare_at_minor, p.price_list_id, p.kind,
                                p.basis, p.min_quantity, p.conditions
                            from variants v, (values ('EUR'::char(3)), ('JPY'), ('USD')) c (currency),
                                pricing.%s p),
                        together as (
                            select * from pricing.pub_buyer_prices(3, null, '{}', null, 'IS')
                            where currency in ('EUR', 'JPY', 'USD'))
                        select (select count(*) from (select * from alone except select * from together) more)
                            + (select count(*) from (select * from together except select * from alone) less)
                        """.formatted(price)).query(Long.class).single();
    }

    private boolean listed(String currency, PriceBuyer buyer) {
        return jdbc.sql("select " + PriceSource.LISTED)
                .params(PriceSource.params(Currency.getInstance(currency), "default", buyer))
                .query(Boolean.class)
                .single();
    }

    /// Lists in the currencies of the mug, with that change.
    private void only(String change) {
        withoutLists();
        list(800);
        jdbc.sql("update pricing.price_lists set " + change + " where status = 'ACTIVE'")
                .update();
    }

    private void withoutLists() {
        jdbc.sql("update pricing.price_lists set status = 'DRAFT' where status = 'ACTIVE'")
                .update();
    }

    private void list(long minor) {
        jdbc.sql("""
                        with lists as (
                            insert into pricing.price_lists (id, version, name, status, kind, currency, priority, created_at,
                                updated_at)
                            select gen_random_uuid(), 1, 'sale', 'ACTIVE', 'SALE', currency, 9, now(), now()
                            from pricing.prices where variant_id = :variant returning id)
                        insert into pricing.price_list_entries (price_list_id, variant_id, amount_minor, updated_at)
                        select id, :variant, :minor, now() from lists
                        """).param("variant", mug).param("minor", minor).update();
    }

    /// As staff see it: what a process remembers is never used in a transaction that changes it.
    private long unitPrice(BuyingShop.GuestCart cart) {
        var found = carts.find(new CartId(BuyingShop.uuid(cart))).orElseThrow();
        var priced = quotes.of(found, CartPricing.Purpose.SHOW).forCheckout();
        return priced.lines().getFirst().unitPrice().minor();
    }
}
