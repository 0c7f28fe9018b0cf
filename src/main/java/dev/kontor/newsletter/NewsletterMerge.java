package dev.kontor.newsletter;

import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.identity.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the subscription of a merged customer. Its address remains subscribed.
@Component
class NewsletterMerge implements CustomerMergeParticipant {

    private final JdbcClient jdbc;

    NewsletterMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.NEWSLETTER;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        return jdbc.sql("select count(*) from newsletter.subscribers where customer_id = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        return jdbc.sql("update newsletter.subscribers set customer_id = :target where customer_id = :source")
                .param("source", source)
                .param("target", target)
                .update();
    }
}
