package dev.kontor.customer.merge;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds the tags of the source to those of the target.
@Component
class TagMerge implements CustomerMergeParticipant {

    /// The tags that only the source has.
    private static final String MISSING = """
            select tag from (select unnest(tags) as tag from customer.profiles where id = :source) as own
            where tag not in (select unnest(tags) from customer.profiles where id = :target)
            """;

    private final JdbcClient jdbc;

    TagMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.TAGS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from (" + MISSING + ") as missing")
                .param("source", source)
                .param("target", target)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        long count = count(source, target);
        if (count > 0) {
            jdbc.sql("""
                            update customer.profiles p set tags = array(
                                select tag from (select unnest(p.tags) as tag union %s) as every
                                order by tag collate "C")
                            where p.id = :target
                            """.formatted(MISSING))
                    .param("source", source)
                    .param("target", target)
                    .update();
        }
        jdbc.sql("update customer.profiles set tags = '{}' where id = :source and tags <> '{}'")
                .param("source", source)
                .update();
        return count;
    }
}
