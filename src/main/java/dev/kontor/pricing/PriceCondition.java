package dev.kontor.pricing;

import java.util.EnumSet;
import java.util.Set;

/// A condition of a price list. A list with a later condition is more specific.
public enum PriceCondition {
    /// Only for some channels.
    CHANNEL,
    /// Only for buyers in some countries.
    COUNTRY,
    /// Only for members of some customer groups.
    CUSTOMER_GROUP,
    /// Only for some customers.
    CUSTOMER;

    /// Reads the set from a number with a bit for each condition, as the database stores it.
    public static Set<PriceCondition> ofBits(int bits) {
        var conditions = EnumSet.noneOf(PriceCondition.class);
        for (var condition : values()) {
            if ((bits & 1 << condition.ordinal()) != 0) {
                conditions.add(condition);
            }
        }
        return Set.copyOf(conditions);
    }
}
