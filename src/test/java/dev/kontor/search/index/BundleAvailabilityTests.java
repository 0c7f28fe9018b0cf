package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Availability.Needed;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.TestDatabase;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The view and the Java code say the same of what can be had of bundles.
class BundleAvailabilityTests {

    private static final int SINGLES = 40;
    private static final int BUNDLES = 120;

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Random random = new Random(20261126);

    /// Rolled back: levels without a ledger are nothing for others to find.
    @Test
    void theViewSaysWhatTheCodeSays() {
        TestDatabase.transactions().executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            compare();
        });
    }

    private void compare() {
        var singles = ids(SINGLES);
        var bundles = ids(BUNDLES);
        variants(Stream.concat(singles.stream(), bundles.stream()).toList());
        levels(singles);
        var parts = parts(singles, bundles);

        var stock = read("inventory.pub_availability", singles);
        var told = read(
                "search.pub_availability",
                Stream.concat(singles.stream(), bundles.stream()).toList());

        assertThat(stock).hasSizeLessThan(SINGLES);
        stock.forEach((id, alone) -> assertThat(told.get(id)).isEqualTo(alone));
        for (var bundle : bundles) {
            var needed = parts.getOrDefault(bundle, List.of()).stream()
                    .map(part -> new Needed(stock.getOrDefault(part.id(), Availability.NOTHING), part.quantity()))
                    .toList();
            assertThat(told.get(bundle)).as(needed.toString()).isEqualTo(together(needed));
        }
    }

    /// One unit of one thing is that thing, whose units the view does not tell where they are not tracked.
    private static Availability together(List<Needed> needed) {
        var together = Availability.together(needed);
        return together.tracked() ? together : Availability.ofStock(0, false);
    }

    private record Part(UUID id, int quantity) {}

    private static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(_ -> TypeIds.next()).toList();
    }

    private void variants(List<UUID> ids) {
        var product = TypeIds.next();
        jdbc.sql("""
                        insert into catalog.products (id, version, status, published_at, tax_category, options, metadata,
                            created_at, updated_at)
                        values (:id, 1, 'PUBLISHED', now(), 'standard', '[]', '{}', now(), now())
                        """).param("id", product).update();
        jdbc.sql("""
                        insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                        select id, :product, 0, 'B-' || id, array[id::text], 1, true from unnest(:ids::uuid[]) id
                        """).param("product", product).param("ids", texts(ids)).update();
    }

    /// At two places, one of which may sell beyond what it has; of some variants there is no stock at all.
    private void levels(List<UUID> singles) {
        var places = ids(2);
        places.forEach(place -> jdbc.sql("""
                        insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                        values (:id, 1, :code, 'Place', true, 1, now(), now())
                        """)
                .param("id", place)
                .param("code", "bundles-" + place.toString().substring(24))
                .update());
        for (var single : singles.subList(2, singles.size())) {
            boolean tracked = random.nextInt(6) > 0;
            for (var place : places) {
                var selling = List.of("STOCK", "BACKORDER", "PREORDER").get(random.nextInt(3));
                jdbc.sql("""
                                insert into inventory.stock_levels (variant_id, location_id, on_hand, tracked, selling,
                                    backorder_limit, expected_on)
                                values (:id, :place, :units, :tracked, :selling, :limit, :expected)
                                """)
                        .param("id", single)
                        .param("place", place)
                        .param("units", random.nextInt(4))
                        .param("tracked", tracked)
                        .param("selling", selling)
                        .param("limit", random.nextInt(6))
                        .param(
                                "expected",
                                random.nextBoolean() ? LocalDate.of(2027, 1, 1).plusDays(random.nextInt(90)) : null,
                                Types.DATE)
                        .update();
            }
        }
    }

    private Map<UUID, List<Part>> parts(List<UUID> singles, List<UUID> bundles) {
        var parts = new HashMap<UUID, List<Part>>();
        for (var bundle : bundles) {
            jdbc.sql("insert into catalog.bundles (variant_id, pricing, discount_basis_points) values (:id, 'SUM', 0)")
                    .param("id", bundle)
                    .update();
            var mine = new ArrayList<Part>();
            for (int position = 0; position <= random.nextInt(3); position++) {
                var single = singles.get(random.nextInt(singles.size()));
                if (mine.stream().noneMatch(part -> part.id().equals(single))) {
                    mine.add(new Part(single, 1 + random.nextInt(3)));
                }
            }
            for (var part : mine) {
                jdbc.sql("""
                                insert into catalog.bundle_parts (bundle_id, part_id, position, quantity)
                                values (:bundle, :part, 0, :quantity)
                                """)
                        .param("bundle", bundle)
                        .param("part", part.id())
                        .param("quantity", part.quantity())
                        .update();
            }
            parts.put(bundle, mine);
        }
        return parts;
    }

    private Map<UUID, Availability> read(String view, List<UUID> ids) {
        var found = new HashMap<UUID, Availability>();
        jdbc.sql("""
                        select variant_id, available, tracked, backorderable, preorder, expected_on from %s
                        where variant_id = any (:ids::uuid[])
                        """.formatted(view)).param("ids", texts(ids)).query(row -> {
            found.put(
                    row.getObject("variant_id", UUID.class),
                    new Availability(
                            row.getInt("available"),
                            row.getBoolean("tracked"),
                            row.getInt("backorderable"),
                            row.getBoolean("preorder"),
                            row.getObject("expected_on", LocalDate.class)));
        });
        return found;
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
