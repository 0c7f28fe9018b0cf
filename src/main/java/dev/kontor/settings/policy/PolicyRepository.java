package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyId;
import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicies;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the versions of policies.
@Repository
class PolicyRepository {

    private static final Sorting SORTING = Sorting.by("id", "-version", SortField.number("version", "version"));
    private static final String COLUMNS =
            "id, kind, locale, version, title is not null as published, title, body, url, published_at, effective_at,"
                    + " canceled_at";

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

    /// All policies in effect, without their texts, and how long they stay unchanged.
    PublishedPolicies published() {
        record Row(
                @Nullable Long unchangedMillis,
                @Nullable PolicyKind kind,
                @Nullable String locale,
                @Nullable Long version,
                @Nullable String title,
                @Nullable String url,
                @Nullable Instant publishedAt) {

            PublishedPolicy policy() {
                return new PublishedPolicy(
                        Objects.requireNonNull(kind),
                        Objects.requireNonNull(locale),
                        Objects.requireNonNull(version),
                        Objects.requireNonNull(title),
                        null,
                        url,
                        Objects.requireNonNull(publishedAt));
            }
        }
        var rows = jdbc.sql("""
                        select next.unchanged_millis, p.kind, p.locale, p.version, p.title, p.url, p.published_at
                        from (
                            select floor(extract(epoch from min(effective_at) - now()) * 1000)::bigint as unchanged_millis
                            from settings.policies where effective_at > now() and canceled_at is null
                        ) next
                        left join (settings.pub_policies c join settings.policies p on p.id = c.id) on true
                        order by p.kind, p.locale
                        """).query(Row.class).list();
        var millis = rows.getFirst().unchangedMillis();
        return new PublishedPolicies(
                rows.stream().filter(row -> row.kind() != null).map(Row::policy).toList(),
                millis == null ? null : Duration.ofMillis(millis));
    }

    /// The version in effect.
    Optional<PublishedPolicy> inForce(PolicyKind kind, String locale) {
        return jdbc.sql("""
                        select p.kind, p.locale, p.version, p.title, p.body, p.url, p.published_at
                        from settings.pub_policies c join settings.policies p on p.id = c.id
                        where c.kind = :kind and c.locale = :locale
                        """)
                .param("kind", kind)
                .param("locale", locale)
                .query(PublishedPolicy.class)
                .optional();
    }

    List<PublishedPolicy> versions(Collection<PolicyId> ids) {
        return jdbc.sql("""
                        select kind, locale, version, title, body, url, published_at from settings.policies
                        where id = any(:ids) and title is not null order by kind, locale, version
                        """).param("ids", ids).query(PublishedPolicy.class).list();
    }

    /// Appends a version, which takes effect at `effectiveAt` or immediately, by the clock of the database.
    ///
    /// @return the version; empty if another one came first, or `effectiveAt` has passed
    Optional<PolicyVersion> insert(PolicyVersion version) {
        return jdbc.sql("""
                        insert into settings.policies (id, kind, locale, version, title, body, url, published_at,
                            effective_at, announced_at)
                        select :id, :kind, :locale, :version, :title, :body, :url, :publishedAt,
                            coalesce(:effectiveAt::timestamptz, now()),
                            case when :effectiveAt::timestamptz is null then now() end
                        where :effectiveAt::timestamptz is null or :effectiveAt::timestamptz > clock_timestamp()
                        on conflict (kind, locale, version) do nothing
                        returning\s""" + COLUMNS)
                .paramSource(version)
                .query(PolicyVersion.class)
                .optional();
    }

    /// Cancels a version that is not in effect yet.
    ///
    /// @return empty if there is none, if it is in effect, or if it was canceled
    Optional<PolicyVersion> cancel(PolicyKind kind, String locale, long version, Instant now) {
        return jdbc.sql("""
                        update settings.policies set canceled_at = :now
                        where kind = :kind and locale = :locale and version = :version and canceled_at is null
                        and effective_at > clock_timestamp()
                        returning\s""" + COLUMNS)
                .param("kind", kind)
                .param("locale", locale)
                .param("version", version)
                .param("now", now)
                .query(PolicyVersion.class)
                .optional();
    }

    /// Marks the versions that count by now as announced, and returns them.
    List<PolicyVersion> announce() {
        return jdbc.sql("""
                        update settings.policies set announced_at = now()
                        where announced_at is null and canceled_at is null and effective_at <= now()
                        returning\s""" + COLUMNS).query(PolicyVersion.class).list();
    }
}
