package dev.kontor.shipping.pickup;

import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.LocationUsage;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.PickupPointInfo;
import dev.kontor.shipping.PickupPoints;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists pickup points, and finds those of a location or a channel.
@Repository
public class PickupPointQueries implements PickupPoints, LocationUsage {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));

    private static final Sorting BY_NAME = Sorting.by("p.id", "name", SortField.text("name", "p.name"));

    private static final String COLUMNS = """
            id, version, location_id, name, address, hours, channels, instructions, active, closed_from, created_at,
            updated_at
            """;

    /// The address with the name of the point `p`, as an order shows it.
    public static final String ADDRESS = "(p.address || jsonb_build_object('firstName', p.name))";

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final Clock clock;

    PickupPointQueries(JdbcClient jdbc, KeysetLists lists, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.clock = clock;
    }

    Page<PickupPointDetails> list(Listing listing) {
        return lists.select(COLUMNS, "shipping.pickup_points").page(listing, SORTING, PickupPointDetails.class);
    }

    @Override
    public Page<PickupPointInfo> offered(String channel, String country, Listing listing) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return lists.select(
                        "p.id, p.location_id, p.name, " + ADDRESS + " as address, p.hours, p.instructions",
                        "shipping.pickup_points p")
                .where(new Conditions()
                        .and("p.active")
                        .and("p.address ->> 'country' = :country", "country", country)
                        .and("(p.channels = '{}' or :channel = any(p.channels))", "channel", channel)
                        .and("(p.closed_from is null or p.closed_from > :today)", "today", today))
                .page(listing, BY_NAME, PickupPointInfo.class, country);
    }

    @Override
    public Optional<PickupPointInfo> find(PickupPointId id) {
        return jdbc.sql("select p.id, p.location_id, p.name, " + ADDRESS
                        + " as address, p.hours, p.instructions from shipping.pickup_points p where p.id = :id")
                .param("id", id)
                .query(PickupPointInfo.class)
                .optional();
    }

    @Override
    public boolean uses(LocationId location) {
        return jdbc.sql("select exists (select from shipping.pickup_points where location_id = :location)")
                .param("location", location)
                .query(Boolean.class)
                .single();
    }

    boolean isForChannel(String code) {
        return jdbc.sql("select exists (select from shipping.pickup_points where channels @> array[:code]::text[])")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
