package dev.kontor.pricing.list;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.pricing.PersonalPriceLists;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.id.InvalidIdException;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Loads and saves price lists.
@Repository
class PriceListRepository {

    private static final Sorting SORTING = Sorting.by(
            "l.id", "-createdAt", SortField.time("createdAt", "l.created_at"), SortField.text("name", "l.name"));

    private static final String COLUMNS = """
            l.id, l.version, l.name, l.status, l.kind, l.currency, l.basis, l.priority, l.starts_at, l.ends_at,
            l.channels, l.customer_groups as customer_group_ids, l.customers as customer_ids, l.countries,
            (select coalesce(jsonb_agg(to_jsonb(t) order by t."minQuantity"), '[]')
             from unnest(l.tier_quantities, l.tier_basis_points) as t ("minQuantity", "discountBasisPoints"))
                as percent_tiers,
            l.created_at, l.updated_at
            """;

    private static final String FROM = "pricing.price_lists l";

    private static final String SELECT = "select " + COLUMNS + " from " + FROM + " where ";

    private static final String APPLIES = """
            (status = 'ACTIVE' and (starts_at is null or starts_at <= now()) and (ends_at is null or ends_at > now()))
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;
    private final PersonalPriceLists personal;
    private final Clock clock;

    PriceListRepository(JdbcClient jdbc, KeysetLists lists, PersonalPriceLists personal, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.personal = personal;
        this.clock = clock;
    }

    Page<PriceList> list(PriceListFilter filter, Listing listing) {
        return lists.select(COLUMNS, FROM)
                .where(new Conditions().and("l.status = :status", "status", filter.status()))
                .page(listing, SORTING, PriceList.class, filter);
    }

    Optional<PriceList> find(PriceListId id) {
        return jdbc.sql(SELECT + "l.id = :id")
                .param("id", id.value())
                .query(PriceList.class)
                .optional();
    }

    void insert(PriceList list) {
        write(list, """
                insert into pricing.price_lists (id, version, name, status, kind, currency, basis, priority,
                    starts_at, ends_at, channels, customer_groups, customers, countries, tier_quantities,
                    tier_basis_points, created_at, updated_at)
                values (:id, :version, :name, :status, :kind, :currency, :basis, :priority, :startsAt, :endsAt,
                    :channels::text[], :customerGroupIds::uuid[], :customerIds::uuid[], :countries::text[],
                    :percentTiers.minQuantity::integer[], :percentTiers.discountBasisPoints::integer[],
                    :createdAt, :updatedAt)
                """);
    }

    boolean update(PriceList list) {
        return write(list, """
                        update pricing.price_lists
                        set version = version + 1, name = :name, status = :status, basis = :basis,
                            priority = :priority, starts_at = :startsAt, ends_at = :endsAt,
                            channels = :channels::text[], customer_groups = :customerGroupIds::uuid[],
                            customers = :customerIds::uuid[], countries = :countries::text[],
                            tier_quantities = :percentTiers.minQuantity::integer[],
                            tier_basis_points = :percentTiers.discountBasisPoints::integer[], updated_at = :updatedAt
                        where id = :id and version = :version
                        """) == 1;
    }

    boolean delete(PriceListId id, long version) {
        personal.changed();
        return jdbc.sql("delete from pricing.price_lists where id = :id and version = :version")
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean isForGroup(CustomerGroupId group) {
        return jdbc.sql(
                        "select exists (select from pricing.price_lists where customer_groups @> array[:group]::uuid[])")
                .param("group", group)
                .query(Boolean.class)
                .single();
    }

    /// Finds lists by the text of the id, or by name.
    List<PriceList> findByIdOrName(Collection<String> texts) {
        var ids = texts.stream()
                .filter(TypeIds::looksLikeId)
                .flatMap(text -> parsed(text).stream())
                .toList();
        return jdbc.sql(SELECT + "l.id = any(:ids) or l.name = any(:names) order by l.id")
                .param("ids", ids)
                .param("names", texts)
                .query(PriceList.class)
                .list();
    }

    private static Optional<PriceListId> parsed(String text) {
        try {
            return Optional.of(TypeIds.parse(PriceListId.class, text));
        } catch (InvalidIdException _) {
            return Optional.empty();
        }
    }

    /// Finds the lists that name the customer.
    List<PriceListId> ofCustomer(CustomerId customer) {
        return jdbc.sql("select id from pricing.price_lists where customers @> array[:customer]::uuid[]")
                .param("customer", customer)
                .query(PriceListId.class)
                .list();
    }

    /// Replaces a customer in all lists that name them.
    ///
    /// @return the changed lists
    List<PriceListId> replaceCustomer(CustomerId source, CustomerId target) {
        var changed = jdbc.sql("""
                        update pricing.price_lists l
                        set customers = case when l.customers @> array[:target]::uuid[]
                                then array_remove(l.customers, :source) else array_replace(l.customers, :source, :target) end,
                            version = l.version + 1, updated_at = :now
                        from (select id from pricing.price_lists
                              where customers @> array[:source]::uuid[] order by id for no key update) as named
                        where l.id = named.id returning l.id
                        """)
                .param("source", source)
                .param("target", target)
                .param("now", clock.instant())
                .query(PriceListId.class)
                .list();
        if (!changed.isEmpty()) {
            personal.changed();
        }
        return changed;
    }

    boolean isForChannel(String code) {
        return jdbc.sql("select exists (select from pricing.price_lists where channels @> array[:code]::text[])")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /// Returns some lists that started or stopped applying since the last notification, and marks them as
    /// announced. Concurrent processes receive different lists.
    List<PriceListId> announce(int limit) {
        return jdbc.sql("""
                        update pricing.price_lists set announced = not announced
                        where id in (
                            select id from pricing.price_lists where announced <> %s
                            order by id limit :limit for update skip locked)
                        returning id
                        """.formatted(APPLIES))
                .param("limit", limit)
                .query(PriceListId.class)
                .list();
    }

    /// Marks the current state of the list as announced and returns whether it applies.
    boolean announce(PriceListId id) {
        return jdbc.sql("update pricing.price_lists set announced = %s where id = :id returning announced"
                        .formatted(APPLIES))
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private int write(PriceList list, String sql) {
        personal.changed();
        return jdbc.sql(sql).paramSource(list).update();
    }
}
