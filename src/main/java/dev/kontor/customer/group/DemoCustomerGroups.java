package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.demo.DemoSeed;
import dev.kontor.shared.demo.DemoShop;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The customer groups of the demo shop, each with one of its customers.
@Component
@Profile("demo & !prod")
class DemoCustomerGroups implements DemoSeed {

    private static final int AFTER_THE_CUSTOMERS = -80;
    private static final List<Group> GROUPS = List.of(
            new Group("resellers", "Resellers", "Shops that buy from us, at net prices.", "konrad@example.com"),
            new Group("club", "Club", "Customers who order often.", "ada@example.com"),
            new Group("employees", "Employees", "People who work here.", "blaise@example.com"));

    private final CustomerGroupRepository groups;
    private final MembershipRepository memberships;
    private final Clock clock;

    DemoCustomerGroups(CustomerGroupRepository groups, MembershipRepository memberships, Clock clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.clock = clock;
    }

    private record Group(String code, String name, String description, String member) {}

    @Override
    public int order() {
        return AFTER_THE_CUSTOMERS;
    }

    @Override
    public List<Step> steps(DemoShop shop) {
        return List.of(Step.atomic("customer-groups", this::create));
    }

    private void create() {
        var now = clock.instant();
        for (var group : GROUPS) {
            var id = new CustomerGroupId(DemoShop.id("customer-group/" + group.code()));
            groups.store(new CustomerGroup(
                    id, new CreateCustomerGroup(group.code(), group.name(), group.description()), now));
            memberships.add(id, List.of(new CustomerId(DemoShop.id("customer/" + group.member()))), now);
        }
    }
}
