package dev.kontor.newsletter;

import dev.kontor.customer.CustomerRecords;
import dev.kontor.customer.CustomerRowMerge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the subscription of a merged customer. Its address remains subscribed.
@Component
class NewsletterMerge extends CustomerRowMerge {

    NewsletterMerge(JdbcClient jdbc) {
        super(jdbc, CustomerRecords.NEWSLETTER, "newsletter.subscribers");
    }
}
