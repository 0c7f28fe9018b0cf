package dev.kontor.shipping.method;

import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists shipping methods.
@Repository
class ShippingMethodQueries {

    private static final Sorting SORTING =
            Sorting.by("m.id", "code", SortField.text("code", "m.code"), SortField.time("createdAt", "m.created_at"));

    private static final String FILTER = """
            where (:zone::uuid is null or m.zone_id = :zone::uuid)
            and (:active::boolean is null or m.active = :active::boolean)
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final ShippingMethodRepository methods;

    ShippingMethodQueries(JdbcClient jdbc, Cursors cursors, ShippingMethodRepository methods) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.methods = methods;
    }

    Page<ShippingMethod> list(ShippingMethodFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var rows = filtered(ShippingMethodRepository.SELECT + FILTER + window.and() + window.orderAndLimit(), filter)
                .params(window.params())
                .query(methods::method)
                .list();
        var page = window.page(rows, (method, field) -> switch (field) {
            case "code" -> method.code();
            case "createdAt" -> method.createdAt();
            default -> method.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(filtered("select count(*) from shipping.methods m " + FILTER, filter)
                        .query(Long.class)
                        .single())
                : page;
    }

    private JdbcClient.StatementSpec filtered(String sql, ShippingMethodFilter filter) {
        return jdbc.sql(sql)
                .param("zone", filter.zoneId() == null ? null : filter.zoneId().value(), Types.OTHER)
                .param("active", filter.active(), Types.BOOLEAN);
    }
}
