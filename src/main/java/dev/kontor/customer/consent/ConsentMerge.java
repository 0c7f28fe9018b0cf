package dev.kontor.customer.consent;

import dev.kontor.customer.CustomerRecords;
import dev.kontor.customer.CustomerRowMerge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the consents of the source to the target.
@Component
class ConsentMerge extends CustomerRowMerge {

    ConsentMerge(JdbcClient jdbc) {
        super(jdbc, CustomerRecords.CONSENTS, "customer.consent_records");
    }
}
