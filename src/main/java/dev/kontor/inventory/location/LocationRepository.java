package dev.kontor.inventory.location;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps locations.
@Repository
class LocationRepository {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "priority",
            SortField.number("priority", "priority"),
            SortField.text("code", "code"),
            SortField.time("createdAt", "created_at"));

    private static final String SELECT = """
            select id, version, code, name, active, priority, country, serves, created_at, updated_at
            from inventory.locations where\s""";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    LocationRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<Location> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(SELECT + "true" + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> location(row))
                .list();
        var page = window.page(rows, (location, field) -> switch (field) {
            case "priority" -> location.priority();
            case "code" -> location.code();
            case "createdAt" -> location.createdAt();
            default -> location.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from inventory.locations")
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<Location> find(LocationId id) {
        return jdbc.sql(SELECT + "id = :id")
                .param("id", id.value())
                .query((row, _) -> location(row))
                .optional();
    }

    void insert(Location location) {
        write(location, """
                insert into inventory.locations (id, version, code, name, active, priority, country, serves,
                    created_at, updated_at)
                values (:id, :version, :code, :name, :active, :priority, :country, :serves, :createdAt, :updatedAt)
                """);
    }

    boolean update(Location location) {
        return write(location, """
                        update inventory.locations
                        set version = version + 1, code = :code, name = :name, active = :active,
                            priority = :priority, country = :country, serves = :serves, updated_at = :updatedAt
                        where id = :id and version = :version and created_at = :createdAt
                        """) == 1;
    }

    boolean delete(LocationId id, long version) {
        try {
            return jdbc.sql("delete from inventory.locations where id = :id and version = :version")
                            .param("id", id.value())
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "Stock was kept here, and the ledger remembers. Switch the location off instead.");
        }
    }

    /// The variants that have stock at the location: what can be bought of them changes with it.
    List<VariantId> stocked(LocationId id) {
        return jdbc.sql("""
                        select variant_id from inventory.stock_levels
                        where location_id = :id
                        and (on_hand > held or not tracked or selling <> 'STOCK')
                        """)
                .param("id", id.value())
                .query((row, _) -> new VariantId(row.getObject("variant_id", UUID.class)))
                .list();
    }

    private int write(Location location, String sql) {
        try {
            return jdbc.sql(sql)
                    .param("id", location.id().value())
                    .param("version", location.version())
                    .param("code", location.code())
                    .param("name", location.name())
                    .param("active", location.active())
                    .param("priority", location.priority())
                    .param("country", location.country())
                    .param("serves", Sql.texts(location.serves()))
                    .param("createdAt", location.createdAt().atOffset(ZoneOffset.UTC))
                    .param("updatedAt", location.updatedAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            var detail = "Another location has this code.";
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/code", "taken", detail)));
        }
    }

    private static Location location(ResultSet row) throws SQLException {
        return new Location(
                new LocationId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("code"),
                row.getString("name"),
                row.getBoolean("active"),
                row.getInt("priority"),
                row.getString("country"),
                Sql.list(row, "serves"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
