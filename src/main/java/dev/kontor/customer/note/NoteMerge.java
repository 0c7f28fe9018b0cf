package dev.kontor.customer.note;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the notes on the source to the target.
@Component
class NoteMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    NoteMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.NOTES;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from customer.notes where customer_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return jdbc.sql("update customer.notes set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
