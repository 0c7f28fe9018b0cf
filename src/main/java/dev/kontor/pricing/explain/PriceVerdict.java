package dev.kontor.pricing.explain;

/// Why shoppers pay a price, or not.
enum PriceVerdict {
    WINS("Shoppers pay this price."),
    LIST_APPLIES("A price list that applies contains the variant and overrides the base price."),
    HIGHER_PRICE("Another list that applies has a lower price."),
    LOWER_PRIORITY("Another list that applies has the same price and a higher priority."),
    OLDER_LIST("Another list that applies has the same price and priority, and is newer."),
    DRAFT("The list is a draft. Set its status to ACTIVE."),
    NOT_STARTED("The list has not started yet. See its startsAt."),
    ENDED("The list has ended. See its endsAt."),
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
