package dev.kontor.shipping.zone;

import dev.kontor.shared.address.Areas;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import dev.kontor.shipping.ShippingZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps shipping zones with their areas.
@Repository
class ShippingZoneRepository {

    private static final Sorting SORTING =
            Sorting.by("z.id", "name", SortField.text("name", "z.name"), SortField.time("createdAt", "z.created_at"));

    private static final String SELECT = """
            select z.id, z.version, z.name, z.created_at, z.updated_at,
                array(select a.country from shipping.zone_areas a where a.zone_id = z.id
                      order by a.country, a.region) as countries,
                array(select a.region from shipping.zone_areas a where a.zone_id = z.id
                      order by a.country, a.region) as regions
            from shipping.zones z
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    ShippingZoneRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<ShippingZone> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "where true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> zone(row))
                .list();
        var page = window.page(rows, (zone, field) -> switch (field) {
            case "name" -> zone.name();
            case "createdAt" -> zone.createdAt();
            default -> zone.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from shipping.zones")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<ShippingZone> find(ShippingZoneId id) {
        return jdbc.sql(SELECT + "where z.id = :id")
                .param("id", id.value())
                .query((row, _) -> zone(row))
                .optional();
    }

    void insert(ShippingZone zone) {
        write(zone, """
                with zone as (
                    insert into shipping.zones (id, version, name, created_at, updated_at)
                    values (:id, :version, :name, :createdAt, :updatedAt)
                    returning id)
                insert into shipping.zone_areas (country, region, zone_id)
                select a.country, a.region, zone.id
                from unnest(:countries::text[], :regions::text[]) as a(country, region), zone
                """);
    }

    /// Writes the zone if it still has the version; its areas are replaced.
    boolean update(ShippingZone zone) {
        int changed = jdbc.sql("""
                        update shipping.zones set version = version + 1, updated_at = :now
                        where id = :id and version = :version
                        """)
                .param("now", zone.updatedAt().atOffset(ZoneOffset.UTC))
                .param("id", zone.id().value())
                .param("version", zone.version())
                .update();
        if (changed == 1) {
            jdbc.sql("delete from shipping.zone_areas where zone_id = :id")
                    .param("id", zone.id().value())
                    .update();
            write(zone, """
                    with zone as (
                        update shipping.zones set name = :name
                        where id = :id and :version >= 0 and :createdAt <= :updatedAt
                        returning id)
                    insert into shipping.zone_areas (country, region, zone_id)
                    select a.country, a.region, zone.id
                    from unnest(:countries::text[], :regions::text[]) as a(country, region), zone
                    """);
        }
        return changed == 1;
    }

    boolean delete(ShippingZoneId id, long version) {
        try {
            return jdbc.sql("delete from shipping.zones where id = :id and version = :version")
                            .param("id", id.value())
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(ProblemCode.IN_USE, "Shipping methods refer to the zone. Delete them first.");
        }
    }

    private void write(ShippingZone zone, String sql) {
        try {
            jdbc.sql(sql)
                    .param("id", zone.id().value())
                    .param("version", zone.version())
                    .param("name", zone.name())
                    .param("createdAt", zone.createdAt().atOffset(ZoneOffset.UTC))
                    .param("updatedAt", zone.updatedAt().atOffset(ZoneOffset.UTC))
                    .param("countries", Areas.countries(zone.areas()))
                    .param("regions", Areas.regions(zone.areas()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Areas.taken(taken);
        }
    }

    private static ShippingZone zone(ResultSet row) throws SQLException {
        return new ShippingZone(
                new ShippingZoneId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                Areas.of(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
