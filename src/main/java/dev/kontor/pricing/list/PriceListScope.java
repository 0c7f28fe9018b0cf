package dev.kontor.pricing.list;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.identity.CustomerAccounts;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Checks that price lists use currencies of the shop and existing channels, customer groups, customers
/// and countries.
@Component
class PriceListScope implements ChannelUser, CustomerGroupUsage {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final PriceListRepository lists;
    private final Channels channels;
    private final CustomerGroups groups;
    private final CustomerAccounts customers;
    private final Shop shop;

    PriceListScope(
            PriceListRepository lists,
            Channels channels,
            CustomerGroups groups,
            CustomerAccounts customers,
            Shop shop) {
        this.lists = lists;
        this.channels = channels;
        this.groups = groups;
        this.customers = customers;
        this.shop = shop;
    }

    void requireSold(Currency currency) {
        PriceRules.requireSold(currency, shop);
    }

    /// Checks the conditions of a list. Records that its channels have price lists, and protects
    /// channels and groups from deletion until the transaction ends.
    void enter(PriceListConditions conditions) {
        var errors = new ArrayList<FieldProblem>();
        var knownGroups = groups.lock(conditions.customerGroups());
        missing(conditions.customerGroups(), knownGroups, "/customerGroupIds/", "customer group", errors);
        var knownCustomers = conditions.customers().isEmpty()
                ? Set.of()
                : customers.find(conditions.customers()).keySet();
        missing(conditions.customers(), knownCustomers, "/customerIds/", "customer", errors);
        missing(conditions.countries(), COUNTRIES, "/countries/", "country", errors);
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "A condition names something that does not exist.", Map.of(), errors);
        }
        if (!conditions.channels().isEmpty()) {
            channels.mark(conditions.channels(), Channels.Mark.PRICED, "/channels");
        }
    }

    private static void missing(List<?> wanted, Set<?> known, String pointer, String what, List<FieldProblem> errors) {
        for (int index = 0; index < wanted.size(); index++) {
            if (!known.contains(wanted.get(index))) {
                errors.add(
                        FieldProblem.ofPointer(pointer + index, "not-found", "There is no such %s.".formatted(what)));
            }
        }
    }

    @Override
    public boolean uses(CustomerGroupId group) {
        return lists.isForGroup(group);
    }

    @Override
    public void removeChannel(Channel channel) {
        if (lists.isForChannel(channel.code())) {
            throw new ConflictException(ProblemCode.IN_USE, "A price list applies to this channel.");
        }
    }
}
