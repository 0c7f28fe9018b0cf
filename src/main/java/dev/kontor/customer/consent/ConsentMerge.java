package dev.kontor.customer.consent;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the consents of the source to the target.
@Component
class ConsentMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    ConsentMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.CONSENTS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from customer.consent_records where customer_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return jdbc.sql("update customer.consent_records set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
