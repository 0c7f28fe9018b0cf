package dev.kontor.customer.profile;

import dev.kontor.customer.CustomerRegistered;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.EventLog;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.PasswordHash;
import dev.kontor.shared.id.TypeIds;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Accepts registrations and opens accounts later: nothing is looked up during the request, so neither response
/// nor timing reveals whether the address has an account.
@Service
class RegistrationService implements EventConsumer {

    private final RegistrationRepository registrations;
    private final CustomerAccounts accounts;
    private final ProfileRepository profiles;
    private final ProfileChecks checks;
    private final EventLog events;
    private final Clock clock;
    private final TransactionTemplate transactions;

    RegistrationService(
            RegistrationRepository registrations,
            CustomerAccounts accounts,
            ProfileRepository profiles,
            ProfileChecks checks,
            EventLog events,
            Clock clock,
            TransactionTemplate transactions) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.profiles = profiles;
        this.checks = checks;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// @param locale one that the shop supports
    void register(Register request, String locale) {
        var supported = checks.supported(locale);
        var hash = accounts.hashNew(request.password(), request.email());
        var id = CustomerId.next();
        var registration = new Registration(
                request.email().strip(), request.firstName(), request.lastName(), supported, hash.phc());
        transactions.executeWithoutResult(_ -> {
            registrations.insert(id, registration);
            events.append(new RegistrationAsked(id));
        });
    }

    @Override
    public String name() {
        return "registrations";
    }

    @Override
    public Set<String> types() {
        return Set.of("customer.registration_asked");
    }

    @Override
    public void consume(List<LoggedEvent> batch) {
        for (var event : batch) {
            transactions.executeWithoutResult(_ -> open(TypeIds.parse(CustomerId.class, event.subject())));
        }
    }

    private void open(CustomerId id) {
        registrations.take(id).ifPresent(wanted -> {
            if (accounts.register(id, wanted.email(), new PasswordHash(wanted.passwordHash()), wanted.locale())) {
                profiles.insert(
                        Profile.create(id, wanted.firstName(), wanted.lastName(), wanted.locale(), clock.instant()));
                events.append(new CustomerRegistered(id, id.text()));
            }
        });
    }
}
