package dev.kontor.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What staff do again and again in tests of the inventory.
final class InventoryDesk {

    private final Api api;
    private final Logins logins;
    private final JdbcClient jdbc;
    private final Inventory inventory;
    private final TransactionTemplate transactions;
    private final Api staff;

    InventoryDesk(Api api, Logins logins, JdbcClient jdbc, Inventory inventory, TransactionTemplate transactions) {
        this.api = api;
        this.logins = logins;
        this.jdbc = jdbc;
        this.inventory = inventory;
        this.transactions = transactions;
        staff = api.as(logins.staff(Permission.INVENTORY_READ, Permission.INVENTORY_WRITE)
                .token());
    }

    Api staff() {
        return staff;
    }

    /// Who may look, and change nothing.
    Api reader() {
        return api.as(logins.staff(Permission.INVENTORY_READ).token());
    }

    /// The id of a new location.
    String location() {
        return staff.post(
                        "/admin/v1/locations",
                        Map.of("code", unique("east"), "name", "East", "active", true, "priority", 7))
                .expect(201)
                .at("/id");
    }

    VariantId variant() {
        var product = api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE)
                        .token())
                .post("/admin/v1/products", """
                        {"title": "A thing", "variants": [{"sku": "%s"}]}
                        """.formatted(unique("sku")))
                .expect(201);
        return TypeIds.parse(VariantId.class, product.at("/variants/0/id"));
    }

    void receive(VariantId variant, String location, int units) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                variant.text(),
                                "locationId",
                                location,
                                "delta",
                                units,
                                "reason",
                                "RECEIVED"))
                .expect(201);
    }

    /// Holds units for somebody who pays.
    UUID hold(VariantId variant, int units) {
        var claimant = UUID.randomUUID();
        transactions.executeWithoutResult(
                _ -> inventory.hold(Claim.of(claimant, Map.of(variant, units), Duration.ofMinutes(5))));
        return claimant;
    }

    /// Units that are paid for, and still in the house.
    UUID sell(VariantId variant, int units) {
        var claimant = hold(variant, units);
        transactions.executeWithoutResult(_ -> inventory.confirm(claimant));
        return claimant;
    }

    int onHand(VariantId variant, String location) {
        return jdbc.sql("""
                        select on_hand from inventory.stock_levels where variant_id = :variant and location_id = :location
                        """)
                .param("variant", variant.value())
                .param("location", TypeIds.parse(LocationId.class, location).value())
                .query(Integer.class)
                .single();
    }

    void assertThatTheLedgerSumsTo(VariantId variant) {
        assertThat(jdbc.sql("""
                                select s.location_id from inventory.stock_levels s
                                left join lateral (
                                    select sum(m.on_hand_delta) as on_hand, sum(m.held_delta) as held
                                    from inventory.movements m
                                    where m.variant_id = s.variant_id and m.location_id = s.location_id) m on true
                                where s.variant_id = :variant
                                and (s.on_hand <> coalesce(m.on_hand, 0) or s.held <> coalesce(m.held, 0))
                                """)
                        .param("variant", variant.value())
                        .query(UUID.class)
                        .list())
                .as("levels that differ from the sums of the ledger")
                .isEmpty();
    }

    static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
