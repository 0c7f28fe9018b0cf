package dev.kontor.shipping.zone;

import dev.kontor.shared.address.Areas;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.shipping.ShippingZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        try {
            jdbc.sql("""
                            insert into shipping.zones (id, version, name, created_at, updated_at)
                            values (:id, :version, :name, :createdAt, :updatedAt)
                            """)
                    .param("id", zone.id().value())
                    .param("version", zone.version())
                    .param("name", zone.name())
                    .param("createdAt", Sql.time(zone.createdAt()))
                    .param("updatedAt", Sql.time(zone.updatedAt()))
                    .update();
            insertAreas(zone);
        } catch (DuplicateKeyException taken) {
            throw Areas.taken(taken);
        }
    }

    /// Writes the zone if it still has the version; its areas are replaced.
    boolean update(ShippingZone zone) {
        try {
            int changed = jdbc.sql("""
                            update shipping.zones set version = version + 1, name = :name, updated_at = :updatedAt
                            where id = :id and version = :version
                            """)
                    .param("name", zone.name())
                    .param("updatedAt", Sql.time(zone.updatedAt()))
                    .param("id", zone.id().value())
                    .param("version", zone.version())
                    .update();
            if (changed == 1) {
                jdbc.sql("delete from shipping.zone_areas where zone_id = :id")
                        .param("id", zone.id().value())
                        .update();
                insertAreas(zone);
            }
            return changed == 1;
        } catch (DuplicateKeyException taken) {
            throw Areas.taken(taken);
        }
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

    private void insertAreas(ShippingZone zone) {
        jdbc.sql("""
                        insert into shipping.zone_areas (country, region, zone_id)
                        select country, region, :zone
                        from unnest(:countries::text[], :regions::text[]) as area(country, region)
                        """)
                .param("zone", zone.id().value())
                .param("countries", Areas.countries(zone.areas()))
                .param("regions", Areas.regions(zone.areas()))
                .update();
    }

    private static ShippingZone zone(ResultSet row) throws SQLException {
        return new ShippingZone(
                new ShippingZoneId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                Areas.of(row),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
