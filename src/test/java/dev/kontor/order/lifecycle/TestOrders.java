package dev.kontor.order.lifecycle;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.StaffId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.Orders;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingRule;
import dev.kontor.testing.Api;
import dev.kontor.testing.Logins;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Places orders as the checkout does: payment, order and stock in one transaction.
public final class TestOrders {

    private final Payments payments;
    private final Orders orders;
    private final Inventory inventory;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Logins.Staff owner;
    private final Api staff;

    TestOrders(
            Api api,
            Logins logins,
            Payments payments,
            Orders orders,
            Inventory inventory,
            TransactionTemplate transactions,
            JdbcClient jdbc) {
        this.payments = payments;
        this.orders = orders;
        this.inventory = inventory;
        this.transactions = transactions;
        this.jdbc = jdbc;
        owner = logins.owner();
        staff = api.as(owner.token());
    }

    /// Who may do everything with orders.
    public Api staff() {
        return staff;
    }

    StaffId owner() {
        return owner.id();
    }

    /// @param token of the buyer
    public record Placed(OrderId id, PaymentId payment, UUID cart, String token, NewOrder order) {

        public OrderLineId line() {
            return order.lines().getFirst().id();
        }

        public VariantId variant() {
            return order.lines().getFirst().variantId();
        }
    }

    /// An order of two lines, three units each, whose payment was asked for.
    public Placed paid(String token) {
        return paid("test", token, null);
    }

    public Placed paid(String method, @Nullable String token, @Nullable CustomerId customer) {
        var placed = pending(method, token, customer);
        payments.authorize(placed.payment());
        return placed;
    }

    Placed pending(String method, @Nullable String token, @Nullable CustomerId customer) {
        return place(UUID.randomUUID(), method, token, customer);
    }

    Placed place(UUID cart, String method, @Nullable String token, @Nullable CustomerId customer) {
        return place(cart, method, customer, total -> payments.create(NewPayment.whole(cart, method, total, token)));
    }

    /// An order that two payments pay: 66.40 EUR and 10.00 EUR.
    public Placed paidTwice(String first, String second) {
        var cart = UUID.randomUUID();
        var placed = place(cart, "test", null, total -> {
            var rest = euro(1_000);
            var part = payments.create(new NewPayment(cart, "test", total.minus(rest), first, null, false));
            payments.create(new NewPayment(cart, "test", rest, second, part.id(), true));
            return part;
        });
        payments.authorize(placed.payment());
        return placed;
    }

    private Placed place(
            UUID cart, String method, @Nullable CustomerId customer, Function<Money, PaymentSnapshot> paying) {
        var secret = Keyring.randomToken();
        return transactions.execute(_ -> {
            var total = Money.of(7_640, "EUR");
            var payment = paying.apply(total);
            var order = order(cart, payment.id(), method, secret, customer, total);
            orders.place(order);
            inventory.hold(Claim.of(
                    order.id().value(),
                    Map.of(
                            order.lines().get(0).variantId(), 3,
                            order.lines().get(1).variantId(), 3),
                    Duration.ofMinutes(15)));
            freeze(cart, order.id(), payment.id());
            return new Placed(order.id(), payment.id(), cart, secret, order);
        });
    }

    private void freeze(UUID cart, OrderId order, PaymentId payment) {
        jdbc.sql("""
                        insert into cart.carts (id, token_hash, currency, locale, status, order_id, payment_id, frozen_at,
                            lease_until, version, created_at, updated_at, expires_at)
                        values (:id, :hash, 'EUR', 'en', 'FROZEN', :order, :payment, now(), now() + interval '1 day', 1,
                            now(), now(), now() + interval '1 day')
                        on conflict (id) do update set status = 'FROZEN', order_id = :order, payment_id = :payment,
                            frozen_at = now(), lease_until = now() + interval '1 day'
                        """)
                .param("id", cart)
                .param("hash", Keyring.hash(cart.toString()))
                .param("order", order.value())
                .param("payment", payment.value())
                .update();
    }

    private NewOrder order(
            UUID cart, PaymentId payment, String method, String secret, @Nullable CustomerId customer, Money total) {
        var address =
                new Address("Ada", "Lovelace", null, "12 Analytical Row", null, "Berlin", null, "10115", "DE", null);
        return new NewOrder(
                OrderId.next(),
                cart,
                customer,
                "Ada@example.com",
                Locale.ENGLISH,
                "default",
                null,
                Keyring.hash(secret),
                address,
                address,
                IntStream.range(0, 2).mapToObj(_ -> line()).toList(),
                new NewOrder.Shipping(
                        ShippingMethodId.next(),
                        "standard",
                        "Standard",
                        euro(500),
                        List.of(),
                        new ShippingRule(ShippingRule.Basis.FLAT_RATE, euro(500), null, null),
                        LocalDate.of(2026, 12, 1),
                        LocalDate.of(2026, 12, 3),
                        null,
                        null,
                        euro(420),
                        euro(80),
                        "standard",
                        "VAT",
                        new BigDecimal("0.19"),
                        List.of()),
                List.of(),
                new NewOrder.Totals(euro(7_140), euro(500), euro(0), euro(1_220), total, true),
                "Germany",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                payment,
                method,
                null);
    }

    private NewOrder.Line line() {
        return new NewOrder.Line(
                OrderLineId.next(),
                stocked(),
                ProductId.next(),
                "CUP",
                "Cup",
                "Blue",
                null,
                true,
                3,
                euro(1_190),
                null,
                false,
                euro(3_570),
                List.of(),
                euro(3_000),
                euro(570),
                euro(3_570),
                "standard",
                "VAT",
                new BigDecimal("0.19"),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }

    private VariantId stocked() {
        var variant = VariantId.next();
        jdbc.sql("""
                        with place as (
                            insert into inventory.locations
                                (id, version, code, name, active, priority, created_at, updated_at)
                            values (:id, 1, 'test-orders', 'Test', true, 1000, now(), now())
                            on conflict (code) do update set name = excluded.name returning id
                        )
                        insert into inventory.stock_levels (variant_id, location_id, on_hand)
                        select :variant, id, 10 from place
                        """)
                .param("id", UUID.randomUUID())
                .param("variant", variant.value())
                .update();
        return variant;
    }

    /// `on hand/held`
    public String stock(VariantId variant) {
        return jdbc.sql("select on_hand || '/' || held from inventory.stock_levels where variant_id = :variant")
                .param("variant", variant.value())
                .query(String.class)
                .single();
    }

    /// Status, payment and fulfillment.
    public String state(OrderId id) {
        return jdbc.sql("""
                        select status || ' ' || payment_status || ' ' || fulfillment_status from orders.orders
                        where id = :id
                        """).param("id", id.value()).query(String.class).single();
    }

    public List<String> timeline(OrderId id) {
        return jdbc.sql("select type from orders.timeline where order_id = :id order by id")
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    /// What the provider has taken and given back.
    public String books(PaymentId id) {
        return jdbc.sql("select captured_minor || '/' || refunded_minor from payment.test_charges where key = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    /// All at once.
    public static <T> List<T> race(List<Callable<T>> steps) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var each : threads.invokeAll(steps)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
