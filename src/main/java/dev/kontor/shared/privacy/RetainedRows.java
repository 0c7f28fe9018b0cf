package dev.kontor.shared.privacy;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows that are deleted by their age, found by conditions.
public final class RetainedRows implements RetainedData {

    private final JdbcClient jdbc;
    private final RetentionPolicy policy;
    private final List<Rows> parts;

    public RetainedRows(JdbcClient jdbc, RetentionPolicy policy, Rows... parts) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.parts = List.of(parts);
    }

    /// Rows of a table.
    ///
    /// @param table with its schema
    /// @param condition SQL condition with the parameters of [RetentionLimit], supported by an index
    /// @param order SQL expressions of that index
    public record Rows(String table, String condition, String order) {}

    @Override
    public RetentionPolicy policy() {
        return policy;
    }

    @Override
    public long due(RetentionLimit limit, int most) {
        long all = 0;
        for (var rows : parts) {
            all += jdbc.sql("select count(*) from (select from %s where (%s) limit :most) due"
                            .formatted(rows.table(), rows.condition().strip()))
                    .params(limit.parameters())
                    .param("most", most - all)
                    .query(Long.class)
                    .single();
        }
        return all;
    }

    @Override
    public Pass delete(RetentionLimit limit, String cursor, int most) {
        int deleted = 0;
        for (var rows : parts) {
            deleted += jdbc.sql("""
                            delete from %1$s where ctid = any(array(
                                select ctid from %1$s where (%2$s) order by %3$s limit :most for update skip locked))
                            """.formatted(rows.table(), rows.condition().strip(), rows.order()))
                    .params(limit.parameters())
                    .param("most", most - deleted)
                    .update();
        }
        return Pass.of(deleted, most);
    }
}
