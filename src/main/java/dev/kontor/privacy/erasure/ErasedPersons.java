package dev.kontor.privacy.erasure;

import dev.kontor.customer.CustomerErasures;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.privacy.PersonalOrders;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.privacy.ErasureObstacles;
import dev.kontor.shared.privacy.ErasureObstacles.Obstacle;
import dev.kontor.shared.privacy.PersonToErase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Determines who is to be erased, and what prevents it.
@Component
public class ErasedPersons {

    private static final String PURPOSE = "erased-email";

    private final CustomerErasures customers;
    private final CustomerAccounts accounts;
    private final List<ErasureObstacles> obstacles;
    private final Keyring keyring;

    ErasedPersons(
            CustomerErasures customers, CustomerAccounts accounts, List<ErasureObstacles> obstacles, Keyring keyring) {
        this.customers = customers;
        this.accounts = accounts;
        this.obstacles = obstacles;
        this.keyring = keyring;
    }

    /// The person, with the customers that were merged into it. An address counts only if the owner of the
    /// account has confirmed it: otherwise a stranger could erase the orders of another person. Runs at most
    /// two SQL statements.
    public PersonToErase find(@Nullable CustomerId customer, @Nullable String email) {
        if (customer == null) {
            var emails = email == null ? List.<String>of() : List.of(email.toLowerCase(Locale.ROOT));
            return new PersonToErase(
                    List.of(), List.of(), emails, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        var ids = new ArrayList<>(List.of(customer));
        ids.addAll(customers.mergedInto(customer));
        var emails = accounts.find(ids).values().stream()
                .filter(account -> account.owned() && account.verified())
                .map(account -> account.email().toLowerCase(Locale.ROOT))
                .toList();
        return new PersonToErase(
                ids.stream().map(CustomerId::value).toList(),
                ids.stream().map(CustomerId::text).toList(),
                emails,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static PersonToErase with(PersonToErase person, PersonalOrders.Batch batch) {
        return person.withOrders(
                batch.orders().stream().map(TypedId::value).toList(),
                batch.orders().stream().map(TypedId::text).toList(),
                batch.numbers(),
                batch.fulfillments(),
                batch.returns(),
                batch.objects());
    }

    /// The reasons why the person cannot be erased yet.
    List<Obstacle> obstacles(PersonToErase person) {
        return obstacles.stream().flatMap(each -> each.of(person).stream()).toList();
    }

    /// The keyed hashes of an address under all accepted secrets, hexadecimal.
    List<String> keys(String email) {
        return keyring.signatures(PURPOSE, email.getBytes(StandardCharsets.UTF_8)).stream()
                .map(Keyring::hex)
                .toList();
    }

    /// The keyed hash by which an erased address can be recognized.
    byte[] key(String email) {
        return keyring.sign(PURPOSE, email.getBytes(StandardCharsets.UTF_8));
    }
}
