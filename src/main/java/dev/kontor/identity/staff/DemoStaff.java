package dev.kontor.identity.staff;

import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The staff of the demo shop: the owner and one person per role. Their password is public, so they exist in
/// profile `demo` only.
@Component
@Profile("demo & !prod")
class DemoStaff implements DemoSeed {

    private static final int BEFORE_THE_GOODS = -100;
    private static final String PASSWORD = "kontor-demo-password";
    private static final List<Person> PEOPLE = List.of(
            new Person("owner@example.com", "Olivia Owner", "Owner"),
            new Person("catalog@example.com", "Casey Catalog", "Catalog manager"),
            new Person("orders@example.com", "Oscar Orders", "Order clerk"),
            new Person("warehouse@example.com", "Wanda Warehouse", "Warehouse"),
            new Person("support@example.com", "Sam Support", "Support"));

    private final StaffRepository staff;
    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    DemoStaff(StaffRepository staff, JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.staff = staff;
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    private record Person(String email, String name, String role) {

        StaffId id() {
            return new StaffId(DemoShop.id("staff/" + email));
        }
    }

    @Override
    public int order() {
        return BEFORE_THE_GOODS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("staff", this::create));
    }

    static List<String> lines() {
        return PEOPLE.stream()
                .map(person -> "%-24s %s (%s)".formatted(person.email(), PASSWORD, person.role()))
                .toList();
    }

    private void create() {
        // One hash for all: five slow ones would only delay the start.
        var hash = passwords.hash(PASSWORD);
        for (var person : PEOPLE) {
            var role = jdbc.sql("select id from identity.roles where name = :name")
                    .param("name", person.role())
                    .query(UUID.class)
                    .single();
            var now = clock.instant();
            staff.insert(
                    new StaffMember(
                            person.id(),
                            1,
                            person.email(),
                            person.name(),
                            StaffStatus.ACTIVE,
                            Set.of(new RoleId(role)),
                            now,
                            now),
                    hash);
        }
    }
}
