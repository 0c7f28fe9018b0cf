package dev.kontor.customer;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Notes who asked to be forgotten. Forgetting them is the matter of whoever hears of it.
@Service
class ErasureService {

    private final JdbcClient jdbc;
    private final CustomerAccounts accounts;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    ErasureService(JdbcClient jdbc, CustomerAccounts accounts, EventLog events, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Notes the first request and signs the customer out everywhere.
    @Transactional
    public void request(CustomerId customer) {
        boolean first = jdbc.sql("""
                        insert into customer.erasure_requests (customer_id, requested_at) values (:customer, :now)
                        on conflict (customer_id) do nothing
                        """)
                        .param("customer", customer.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        accounts.endSessions(customer);
        audit.record("customer.erasure_requested", customer);
        if (first) {
            events.append(new ErasureRequested(customer));
        }
    }
}
