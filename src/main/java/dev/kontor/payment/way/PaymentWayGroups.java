package dev.kontor.payment.way;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.payment.provider.PaymentWays;
import dev.kontor.settings.SettingsEditor;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.RejectedException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps ways to pay and customer groups consistent: a way names existing groups, and a group that a way names cannot
/// be deleted.
@Component
class PaymentWayGroups implements CustomerGroupUsage {

    private final CustomerGroups groups;
    private final PaymentWays ways;
    private final SettingsEditor settings;

    PaymentWayGroups(CustomerGroups groups, PaymentWays ways, SettingsEditor settings) {
        this.groups = groups;
        this.ways = ways;
        this.settings = settings;
    }

    void requireExisting(PaymentWay way) {
        var existing = groups.find(way.customerGroups()).keySet();
        way.customerGroups().stream()
                .filter(group -> !existing.contains(group))
                .findFirst()
                .ifPresent(group -> {
                    throw RejectedException.at(
                            "/customerGroups", "not-found", Message.of("payment.way-group", "group", group));
                });
    }

    @Override
    public boolean uses(CustomerGroupId group) {
        return ways.codes().stream()
                .map(ways::find)
                .flatMap(Optional::stream)
                .anyMatch(way -> settings.get(way).values().customerGroups().contains(group));
    }
}
