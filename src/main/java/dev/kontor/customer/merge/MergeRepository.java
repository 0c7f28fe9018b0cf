package dev.kontor.customer.merge;

import dev.kontor.customer.CustomerMerges;
import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Locks the profiles of two customers and marks one as merged.
@Repository
class MergeRepository implements CustomerMerges {

    private final JdbcClient jdbc;

    MergeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The facts about a customer that a merge needs.
    record Merging(CustomerId id, @Nullable CustomerId mergedInto, boolean erasureRequested, List<String> tags) {}

    /// Locks the existing customers among these, in the order of their ids.
    Map<CustomerId, Merging> lock(Collection<CustomerId> ids) {
        return jdbc.sql("""
                        select p.id, p.merged_into, p.tags, exists (
                            select from customer.erasure_requests e where e.customer_id = p.id) as erasure_requested
                        from customer.profiles p where p.id = any(:ids) order by p.id for update of p
                        """).param("ids", ids).query(Merging.class).list().stream()
                .collect(Collectors.toMap(Merging::id, Function.identity()));
    }

    /// Marks the source, and every customer who was merged into it before, and counts the change of the target.
    void mark(CustomerId source, CustomerId target, Instant now) {
        jdbc.sql("""
                        update customer.profiles
                        set merged_into = case when id <> :target then :target::uuid end,
                            merged_at = case when id <> :target then coalesce(merged_at, :now) end,
                            version = version + 1, updated_at = :now
                        where id in (:source, :target) or merged_into = :source
                        """)
                .param("source", source)
                .param("target", target)
                .param("now", now)
                .update();
    }

    @Override
    public Map<CustomerId, CustomerId> targets(Collection<CustomerId> customers) {
        record Row(CustomerId id, CustomerId mergedInto) {}
        return customers.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                                select id, merged_into from customer.profiles
                                where id = any(:customers) and merged_into is not null
                                """).param("customers", customers).query(Row.class).list().stream()
                        .collect(Collectors.toMap(Row::id, Row::mergedInto));
    }
}
