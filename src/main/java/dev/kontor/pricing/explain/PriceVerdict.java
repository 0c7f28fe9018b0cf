package dev.kontor.pricing.explain;

/// Why shoppers pay a price, or not.
enum PriceVerdict {
    WINS("Shoppers pay this price."),
    LIST_APPLIES("A price list that applies contains the variant and overrides the base price."),
    LOWER_PRIORITY("Another list that applies has a higher priority."),
    LESS_SPECIFIC("Another list that applies has the same priority and is more specific."),
    HIGHER_PRICE("Another list that applies has the same priority and a lower price."),
    OLDER_LIST("Another list that applies has the same priority and price, and is newer."),
    DRAFT("The list is a draft. Set its status to ACTIVE."),
    NOT_STARTED("The list has not started yet. See its startsAt."),
    ENDED("The list has ended. See its endsAt."),
    OTHER_CUSTOMER("The list applies to other customers. See its customerIds."),
    OTHER_GROUP("The list applies to other customer groups. See its customerGroupIds."),
    OTHER_COUNTRY("The list applies to other countries. See its countries."),
    OTHER_CHANNEL("The list applies to other channels. See its channels."),
    SUM_COUNTS("The bundle costs the sum of its parts, so its own prices do not apply.");

    private final String detail;

    PriceVerdict(String detail) {
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
