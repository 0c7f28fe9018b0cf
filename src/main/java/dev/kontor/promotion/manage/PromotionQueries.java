package dev.kontor.promotion.manage;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.rule.Terms;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists promotions, and finds those that refer to something.
@Repository
class PromotionQueries implements CustomerGroupUsage {

    private static final Sorting SORTING = Sorting.by(
            "p.id",
            "-createdAt",
            SortField.time("createdAt", "p.created_at"),
            SortField.text("name", "p.name"),
            SortField.number("priority", "p.priority"));

    private static final String COLUMNS = """
            p.id, p.version, p.name, p.title, p.status, p.requires_code, p.priority, p.stacking_group as "group",
            p.stacking, p.starts_at, p.ends_at, p.created_at, p.updated_at,
            (select count(*) from promotion.uses u where u.promotion_id = p.id and u.released_at is null) as uses
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    PromotionQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<PromotionSummary> list(PromotionFilter filter, Listing listing) {
        return lists.select(COLUMNS, "promotion.promotions p")
                .where(filter.conditions())
                .page(listing, SORTING, PromotionSummary.class, filter);
    }

    @Override
    public boolean uses(CustomerGroupId group) {
        return jdbc.sql("""
                        select exists (select from promotion.promotions
                            where status <> 'ARCHIVED' and jsonb_path_exists(terms,
                                '$.** ? (@.type == "CUSTOMER_GROUP" && @.groups[*] == $group)',
                                jsonb_build_object('group', :group::text)))
                        """).param("group", group.text()).query(Boolean.class).single();
    }

    boolean hasCoupons(PromotionId id) {
        return jdbc.sql("select exists (select from promotion.coupon_batches where promotion_id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    record StoredTerms(PromotionId id, Terms terms) {}

    /// Returns the terms of other promotions that give gifts and can still apply. Locks against concurrent
    /// checks until the transaction ends, so that two changes cannot make a cycle together.
    List<StoredTerms> withGifts(PromotionId except) {
        Sql.lock(jdbc, "promotion.gifts");
        return jdbc.sql("""
                        select id, terms from promotion.promotions
                        where status in ('ACTIVE', 'PAUSED') and id <> :except
                            and terms -> 'actions' @> '[{"type": "GIFT"}]'
                        """).param("except", except).query(StoredTerms.class).list();
    }
}
