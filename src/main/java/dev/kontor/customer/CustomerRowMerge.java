package dev.kontor.customer;

import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Moves the rows of a table to the target. For tables with a column `customer_id` in which rows of two customers do
/// not conflict.
public abstract class CustomerRowMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;
    private final CustomerRecords records;
    private final String table;

    /// @param table with its schema
    protected CustomerRowMerge(JdbcClient jdbc, CustomerRecords records, String table) {
        this.jdbc = jdbc;
        this.records = records;
        this.table = table;
    }

    @Override
    public final CustomerRecords records() {
        return records;
    }

    @Override
    public final long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from " + table + " where customer_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    @Override
    public final long move(CustomerId source, CustomerId target, String actor) {
        return jdbc.sql("update " + table + " set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
