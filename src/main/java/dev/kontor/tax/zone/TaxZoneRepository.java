package dev.kontor.tax.zone;

import dev.kontor.shared.address.Areas;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.tax.TaxZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps tax zones with their areas.
@Repository
class TaxZoneRepository {

    private static final Sorting SORTING =
            Sorting.by("z.id", "name", SortField.text("name", "z.name"), SortField.time("createdAt", "z.created_at"));

    private static final String SELECT = """
            select z.id, z.version, z.name, z.prices_include_tax, z.created_at, z.updated_at,
                array(select a.country from tax.zone_areas a where a.zone_id = z.id
                      order by a.country, a.region) as countries,
                array(select a.region from tax.zone_areas a where a.zone_id = z.id
                      order by a.country, a.region) as regions
            from tax.zones z
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    TaxZoneRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<TaxZone> list(Listing listing) {
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
                ? page.withTotal(jdbc.sql("select count(*) from tax.zones")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<TaxZone> find(TaxZoneId id) {
        return jdbc.sql(SELECT + "where z.id = :id")
                .param("id", id.value())
                .query((row, _) -> zone(row))
                .optional();
    }

    void insert(TaxZone zone) {
        try {
            jdbc.sql("""
                            insert into tax.zones (id, version, name, prices_include_tax, created_at, updated_at)
                            values (:id, :version, :name, :pricesIncludeTax, :createdAt, :updatedAt)
                            """)
                    .param("id", zone.id().value())
                    .param("version", zone.version())
                    .param("name", zone.name())
                    .param("pricesIncludeTax", zone.pricesIncludeTax())
                    .param("createdAt", Sql.time(zone.createdAt()))
                    .param("updatedAt", Sql.time(zone.updatedAt()))
                    .update();
            insertAreas(zone);
        } catch (DuplicateKeyException taken) {
            throw Areas.taken(taken);
        }
    }

    /// Writes the zone if it still has the version; its areas are replaced.
    boolean update(TaxZone zone) {
        try {
            int changed = jdbc.sql("""
                            update tax.zones set version = version + 1, name = :name,
                                prices_include_tax = :pricesIncludeTax, updated_at = :updatedAt
                            where id = :id and version = :version
                            """)
                    .param("name", zone.name())
                    .param("pricesIncludeTax", zone.pricesIncludeTax())
                    .param("updatedAt", Sql.time(zone.updatedAt()))
                    .param("id", zone.id().value())
                    .param("version", zone.version())
                    .update();
            if (changed == 1) {
                jdbc.sql("delete from tax.zone_areas where zone_id = :id")
                        .param("id", zone.id().value())
                        .update();
                insertAreas(zone);
            }
            return changed == 1;
        } catch (DuplicateKeyException taken) {
            throw Areas.taken(taken);
        }
    }

    boolean delete(TaxZoneId id, long version) {
        try {
            return jdbc.sql("delete from tax.zones where id = :id and version = :version")
                            .param("id", id.value())
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(ProblemCode.IN_USE, "Tax rates refer to the zone. Delete them first.");
        }
    }

    private void insertAreas(TaxZone zone) {
        jdbc.sql("""
                        insert into tax.zone_areas (country, region, zone_id)
                        select country, region, :zone
                        from unnest(:countries::text[], :regions::text[]) as area(country, region)
                        """)
                .param("zone", zone.id().value())
                .param("countries", Areas.countries(zone.areas()))
                .param("regions", Areas.regions(zone.areas()))
                .update();
    }

    private static TaxZone zone(ResultSet row) throws SQLException {
        return new TaxZone(
                new TaxZoneId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                row.getBoolean("prices_include_tax"),
                Areas.of(row),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
