package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import dev.kontor.shared.start.StartupNotice;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// The customers of the demo shop. Their password is public, so they exist in profile `demo` only.
@Component
@org.springframework.context.annotation.Profile("demo & !prod")
class DemoCustomers implements DemoSeed, StartupNotice {

    private static final int AFTER_THE_STAFF = -90;
    private static final String PASSWORD = "kontor-demo-password";
    private static final List<Person> PEOPLE = List.of(
            new Person(
                    "ada@example.com",
                    "en",
                    new Address(
                            "Ada",
                            "Lovelace",
                            null,
                            "12 Analytical Row",
                            null,
                            "San Francisco",
                            "CA",
                            "94103",
                            "US",
                            "+14155550123")),
            new Person(
                    "konrad@example.com",
                    "de",
                    new Address(
                            "Konrad",
                            "Zuse",
                            null,
                            "Methfesselstraße 7",
                            null,
                            "Berlin",
                            null,
                            "10965",
                            "DE",
                            "+4930555012")),
            new Person(
                    "blaise@example.com",
                    "fr",
                    new Address(
                            "Blaise",
                            "Pascal",
                            null,
                            "8 rue des Gras",
                            null,
                            "Clermont-Ferrand",
                            null,
                            "63000",
                            "FR",
                            null)));

    private final CustomerAccounts accounts;
    private final ProfileRepository profiles;
    private final AddressRepository addresses;
    private final Clock clock;

    DemoCustomers(CustomerAccounts accounts, ProfileRepository profiles, AddressRepository addresses, Clock clock) {
        this.accounts = accounts;
        this.profiles = profiles;
        this.addresses = addresses;
        this.clock = clock;
    }

    private record Person(String email, String locale, Address address) {}

    @Override
    public int order() {
        return AFTER_THE_STAFF;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("customers", this::create));
    }

    @Override
    public String title() {
        return "Logins of the demo customers (POST /store/v1/auth/login)";
    }

    @Override
    public List<String> lines() {
        return PEOPLE.stream()
                .map(person -> "%-24s %s".formatted(person.email(), PASSWORD))
                .toList();
    }

    private void create() {
        var password = accounts.hash(PASSWORD);
        for (var person : PEOPLE) {
            var id = new CustomerId(DemoShop.id("customer/" + person.email()));
            var address = person.address();
            var now = clock.instant();
            accounts.create(id, person.email(), password, person.locale());
            profiles.insert(Profile.create(id, address.firstName(), address.lastName(), person.locale(), now));
            addresses.saveAndFlush(
                    new SavedAddress(new AddressId(DemoShop.id("address/" + person.email())), id, address, now));
        }
    }
}
