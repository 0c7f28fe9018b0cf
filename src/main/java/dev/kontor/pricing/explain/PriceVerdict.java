package dev.kontor.pricing.explain;

/// Why a price is the one that shoppers pay, or not.
enum PriceVerdict {
    WINS("Shoppers pay it."),
    LIST_APPLIES("A price list that applies has the variant, and so its base price does not count."),
    HIGHER_PRICE("Another list that applies has a lower price."),
    LOWER_PRIORITY("Another list that applies has the same price and a higher priority."),
    OLDER_LIST("Another list that applies has the same price and priority, and is newer."),
    DRAFT("The list is a draft: set its status to ACTIVE."),
    NOT_STARTED("The list has not begun: see its startsAt."),
    ENDED("The list is over: see its endsAt."),
    OTHER_CHANNEL("The list is for other channels: see its channels."),
    SUM_COUNTS("The bundle costs what its parts cost, and so its own prices do not count.");

    private final String detail;

    PriceVerdict(String detail) {
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
