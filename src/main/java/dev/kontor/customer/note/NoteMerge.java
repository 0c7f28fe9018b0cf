package dev.kontor.customer.note;

import dev.kontor.customer.CustomerRecords;
import dev.kontor.customer.CustomerRowMerge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Moves the notes on the source to the target.
@Component
class NoteMerge extends CustomerRowMerge {

    NoteMerge(JdbcClient jdbc) {
        super(jdbc, CustomerRecords.NOTES, "customer.notes");
    }
}
