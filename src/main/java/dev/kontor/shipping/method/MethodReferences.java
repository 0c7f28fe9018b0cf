package dev.kontor.shipping.method;

import dev.kontor.channel.Channels;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.carrier.Carriers;
import org.springframework.stereotype.Component;

/// Checks that the channels, customer groups and the carrier of a method exist.
@Component
class MethodReferences {

    private final Channels channels;
    private final CustomerGroups groups;
    private final Carriers carriers;

    MethodReferences(Channels channels, CustomerGroups groups, Carriers carriers) {
        this.channels = channels;
        this.groups = groups;
        this.carriers = carriers;
    }

    /// Locks the channels and groups until the end of the transaction.
    void check(SaveShippingMethod wanted) {
        var conditions = ShippingConditions.of(wanted.conditions());
        if (!conditions.inChannels().isEmpty()) {
            channels.hold(conditions.inChannels(), "/conditions/channels");
        }
        var found = groups.lock(conditions.inGroups());
        for (int index = 0; index < conditions.inGroups().size(); index++) {
            if (!found.contains(conditions.inGroups().get(index))) {
                throw unknown("/conditions/customerGroups/" + index, "The customer group does not exist.");
            }
        }
        var carried = wanted.carrierRate();
        if (carried != null && !carriers.names().contains(carried.carrier())) {
            throw unknown("/carrierRate/carrier", "The settings have no carrier with this name.");
        }
    }

    private static RejectedException unknown(String pointer, String detail) {
        return RejectedException.at(pointer, "unknown", detail);
    }
}
