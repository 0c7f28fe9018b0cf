package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the versions of policies.
@Repository
class PolicyRepository {

    private static final Sorting SORTING = Sorting.by("id", "-version", SortField.number("version", "version"));
    private static final String COLUMNS =
            "id, kind, locale, version, title is not null as published, title, body, url, published_at";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    PolicyRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// The last version, also if it withdraws the policy.
    Optional<PolicyVersion> last(PolicyKind kind, String locale) {
        return jdbc.sql("select " + COLUMNS + """
                         from settings.policies where kind = :kind and locale = :locale
                        order by version desc limit 1
                        """)
                .param("kind", kind)
                .param("locale", locale)
                .query(PolicyVersion.class)
                .optional();
    }

    Page<PolicyVersion> versions(PolicyKind kind, String locale, Listing listing) {
        var place = new Place(kind, locale);
        return lists.select(COLUMNS, "settings.policies")
                .where(new Conditions().and("kind = :kind", "kind", kind).and("locale = :locale", "locale", locale))
                .page(listing, SORTING, PolicyVersion.class, place);
    }

    private record Place(PolicyKind kind, String locale) {}

    /// All that are published, without their texts.
    List<PublishedPolicy> published() {
        return jdbc.sql("""
                        select kind, locale, version, title, null::text as body, url, published_at from (
                            select distinct on (kind, locale) kind, locale, version, title, url, published_at
                            from settings.policies order by kind, locale, version desc) last
                        where title is not null
                        order by kind, locale
                        """).query(PublishedPolicy.class).list();
    }

    /// @return whether no other version came first
    boolean insert(PolicyVersion version) {
        return jdbc.sql("""
                        insert into settings.policies (id, kind, locale, version, title, body, url, published_at)
                        values (:id, :kind, :locale, :version, :title, :body, :url, :publishedAt)
                        on conflict (kind, locale, version) do nothing
                        """).paramSource(version).update() == 1;
    }
}
