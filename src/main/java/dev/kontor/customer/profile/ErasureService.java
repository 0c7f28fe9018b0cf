package dev.kontor.customer.profile;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerErasures;
import dev.kontor.customer.ErasureRequested;
import dev.kontor.customer.ErasureWithdrawn;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records that customers are to be erased and disables their accounts immediately. The event notifies the module that
/// erases them.
@Service
class ErasureService implements CustomerErasures {

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

    /// Records the first request, disables the account, and ends all sessions.
    @Transactional
    public ErasureRequest requestOwn(CustomerId customer) {
        request(customer);
        audit.record("customer.erasure_requested", customer);
        var requestedAt = requests(List.of(customer)).get(customer);
        return new ErasureRequest(Objects.requireNonNull(requestedAt), CustomerStatus.DISABLED);
    }

    @Override
    @Transactional
    public void request(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        if (account == null) {
            throw NotFoundException.of("customer", customer);
        }
        boolean first = jdbc.sql("""
                        insert into customer.erasure_requests (customer_id, requested_at, was_active)
                        values (:customer, :now, :wasActive)
                        on conflict (customer_id) do nothing
                        """)
                        .param("customer", customer)
                        .param("now", clock.instant())
                        .param("wasActive", account.active())
                        .update()
                == 1;
        if (account.active()) {
            accounts.change(customer, account.email(), false);
        }
        if (first) {
            events.append(new ErasureRequested(customer));
        }
    }

    @Override
    @Transactional
    public void reject(CustomerId customer) {
        var account = accounts.find(List.of(customer)).get(customer);
        boolean wasActive = end(customer).orElse(false);
        if (wasActive && account != null) {
            accounts.change(customer, account.email(), true);
        }
    }

    @Override
    public List<CustomerId> mergedInto(Collection<CustomerId> customers) {
        return jdbc.sql("select id from customer.profiles where merged_into = any(:customers) order by id")
                .param("customers", customers)
                .query(CustomerId.class)
                .list();
    }

    /// When these customers requested erasure.
    Map<CustomerId, Instant> requests(Collection<CustomerId> customers) {
        record Row(CustomerId customerId, Instant requestedAt) {}
        return jdbc.sql("""
                        select customer_id, requested_at from customer.erasure_requests
                        where customer_id = any(:customers)
                        """).param("customers", customers).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::customerId, Row::requestedAt));
    }

    /// Withdraws the request when staff enable the account again.
    ///
    /// @return whether there was a request
    boolean withdraw(CustomerId customer) {
        return end(customer).isPresent();
    }

    /// @return whether the account was active at the request; empty if there was none
    private Optional<Boolean> end(CustomerId customer) {
        var ended = jdbc.sql("delete from customer.erasure_requests where customer_id = :customer returning was_active")
                .param("customer", customer)
                .query(Boolean.class)
                .optional();
        ended.ifPresent(_ -> events.append(new ErasureWithdrawn(customer)));
        return ended;
    }
}
