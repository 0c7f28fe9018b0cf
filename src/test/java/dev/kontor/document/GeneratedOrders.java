package dev.kontor.document;

import dev.kontor.document.content.Company;
import dev.kontor.document.content.DocumentContent.Receipt;
import dev.kontor.document.content.InvoiceContent.Issue;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.order.billing.BilledOrder.Item;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaidItem;
import dev.kontor.payment.PaidItem.Levy;
import dev.kontor.payment.PaidItem.Share;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.tax.TaxNote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Random orders of every kind: treatments, rates, discounts, shipping, decimals, languages, payments.
/// The same number gives the same order.
public final class GeneratedOrders {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Instant NOW = Instant.parse("2026-11-28T10:15:30Z");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "JPY", "KWD");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
    private static final List<String> RATES = List.of("0.19", "0.07", "0.055", "0");

    private final boolean giftCards;
    private final Random random;
    private final Treatment treatment;
    private final boolean inclusive;
    public final Locale language;
    public final Currency currency;

    /// Why tax is charged or not.
    public enum Treatment {
        STANDARD,
        OSS,
        REVERSE_CHARGE,
        EXPORT,
        EXEMPT,
        SMALL_BUSINESS,
        /// Taxes of a state and a county.
        JURISDICTIONS
    }

    public GeneratedOrders(int number) {
        this(number, Treatment.values()[number % Treatment.values().length]);
    }

    public GeneratedOrders(int number, Treatment treatment) {
        this.random = new Random(number);
        this.giftCards = number % 7 == 6;
        this.treatment = treatment;
        this.inclusive = treatment != Treatment.JURISDICTIONS && random.nextBoolean();
        this.language = LANGUAGES.get(number % LANGUAGES.size());
        this.currency = Currency.getInstance(CURRENCIES.get(number % CURRENCIES.size()));
    }

    public BilledOrder order() {
        var items = new ArrayList<Item>();
        int lines = 1 + random.nextInt(6);
        for (int index = 0; index < lines; index++) {
            items.add(item(
                    "SKU-" + (1000 + random.nextInt(9000)),
                    "Coffee no. " + index,
                    treatment != Treatment.OSS || index > 0));
        }
        if (random.nextInt(4) > 0) {
            items.add(item(null, "Standard", false));
        }
        var abroad = treatment == Treatment.REVERSE_CHARGE;
        var address = address(abroad ? "FR" : "DE", abroad);
        return new BilledOrder(
                OrderId.next(),
                "K-" + (100_001 + random.nextInt(1000)),
                OrderStatus.OPEN,
                "default",
                null,
                "ada@example.com",
                language,
                currency,
                PaymentId.next(),
                NewPayment.BANK_TRANSFER,
                NOW,
                random.nextBoolean() ? NOW : null,
                address,
                random.nextBoolean()
                        ? address
                        : address(treatment == Treatment.EXPORT ? "CH" : address.country(), false),
                abroad ? "FR83404833048" : null,
                notes(),
                items,
                Money.of(giftCards ? 1_500 : 0, currency.getCurrencyCode()));
    }

    public Company company() {
        return company(treatment == Treatment.SMALL_BUSINESS);
    }

    public static Company company(boolean smallBusiness) {
        return new Company(
                "Kontor Coffee GmbH",
                "Speicherstraße 12",
                null,
                "20457",
                "Hamburg",
                "DE",
                smallBusiness ? null : "DE123456788",
                "22/815/08156",
                "Amtsgericht Hamburg, HRB 12345",
                "Customer service",
                "+49401234567",
                "invoices@example.com",
                "Kontor Coffee GmbH",
                "DE02120300000000202051",
                "BYLADEM1001",
                smallBusiness);
    }

    public Issue issue() {
        return new Issue(company(), TODAY, ZoneId.of("Europe/Berlin"), 14, language);
    }

    /// Nothing, everything with one method, or a part with a gift card.
    public List<Receipt> receipts(BilledOrder order) {
        var total = Money.sum(
                currency, order.items().stream().map(item -> item.due().paid()).toList());
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> total.isZero() ? List.of() : List.of(new Receipt("stripe", total, false));
            default -> {
                var parts = total.allocate(List.of(1L, 2L));
                yield List.of(
                                new Receipt("gift-card", parts.getFirst(), true),
                                new Receipt("stripe", parts.getLast(), false))
                        .stream()
                        .filter(receipt -> receipt.amount().isPositive())
                        .toList();
            }
        };
    }

    /// The order after some units were canceled before they were paid.
    public BilledOrder canceledInPart(BilledOrder order) {
        var items = order.items().stream()
                .map(item -> item.isShipping() || item.due().quantity() == 1 || random.nextInt(3) == 0
                        ? item
                        : canceledInPart(item))
                .toList();
        return with(order, items);
    }

    /// The order with other items.
    public BilledOrder with(BilledOrder order, List<Item> items) {
        return with(order, items, order.paymentMethod());
    }

    private static BilledOrder with(BilledOrder order, List<Item> items, String paymentMethod) {
        return new BilledOrder(
                order.id(),
                order.number(),
                order.status(),
                order.channel(),
                order.customerId(),
                order.email(),
                order.locale(),
                order.currency(),
                order.paymentId(),
                paymentMethod,
                order.placedAt(),
                order.shippedAt(),
                order.billingAddress(),
                order.deliveryAddress(),
                order.vatNumber(),
                order.taxNotes(),
                items,
                order.giftCards());
    }

    /// The order, paid to the carrier.
    public BilledOrder onDelivery(BilledOrder order) {
        return with(order, order.items(), NewPayment.CASH_ON_DELIVERY);
    }

    private static Item canceledInPart(Item item) {
        var due = item.due();
        int left = due.quantity() - 1;
        var shares = due.shares().stream()
                .map(share -> new Share(
                        part(share.net(), left, due.quantity()),
                        share.levies().stream()
                                .map(levy -> new Levy(
                                        levy.name(),
                                        levy.jurisdiction(),
                                        levy.rate(),
                                        levy.treatment(),
                                        part(levy.tax(), left, due.quantity())))
                                .toList()))
                .toList();
        return new Item(
                item.sku(),
                item.title(),
                item.variantTitle(),
                item.shippable(),
                item.ordered(),
                item.unitPrice(),
                item.discount(),
                item.pricesIncludeTax(),
                new PaidItem(left, sum(item.unitPrice().currency(), shares), shares));
    }

    private static Money part(Money money, int units, int quantity) {
        return money.allocate(List.of((long) units, (long) (quantity - units))).getFirst();
    }

    private static Money sum(Currency currency, List<Share> shares) {
        return Money.sum(
                currency,
                shares.stream()
                        .map(share -> share.net()
                                .plus(Money.sum(
                                        currency,
                                        share.levies().stream().map(Levy::tax).toList())))
                        .toList());
    }

    private Item item(@Nullable String sku, String title, boolean shippable) {
        int quantity = sku == null ? 1 : 1 + random.nextInt(5);
        var unitPrice = new Money(random.nextInt(50) == 0 ? 0 : 100 + random.nextInt(9900), currency);
        var subtotal = unitPrice.times(quantity);
        var discount = random.nextInt(3) == 0
                ? subtotal.share(new BigDecimal("0.15"), RoundingMode.HALF_UP)
                : Money.zero(currency);
        boolean includes = inclusive && isTaxed();
        var base = subtotal.minus(discount);
        var weights = random.nextInt(5) == 0 ? List.of(3L, 1L) : List.of(1L);
        var shares = base.allocate(weights).stream()
                .map(part -> share(part, includes))
                .toList();
        return new Item(
                sku,
                title,
                sku == null || random.nextBoolean() ? "" : "Blue",
                shippable,
                quantity,
                unitPrice,
                discount,
                includes,
                new PaidItem(quantity, sum(currency, shares), shares));
    }

    private boolean isTaxed() {
        return treatment == Treatment.STANDARD || treatment == Treatment.OSS;
    }

    private Share share(Money base, boolean includes) {
        if (treatment == Treatment.JURISDICTIONS) {
            return new Share(
                    base,
                    List.of(
                            levy(base, "Sales tax", "California", "0.0725"),
                            levy(base, "Sales tax", "Los Angeles County", "0.01")));
        }
        var rate = isTaxed() ? RATES.get(random.nextInt(RATES.size())) : "0";
        if (!includes) {
            return new Share(base, List.of(levy(base, rate.equals("0") ? "" : "VAT", null, rate)));
        }
        var net = new Money(
                BigDecimal.valueOf(base.minor())
                        .divide(BigDecimal.ONE.add(new BigDecimal(rate)), 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
        return new Share(
                net,
                List.of(new Levy(
                        rate.equals("0") ? "" : "VAT", null, new BigDecimal(rate), treatment.name(), base.minus(net))));
    }

    private Levy levy(Money base, String name, @Nullable String jurisdiction, String rate) {
        var stored = treatment == Treatment.SMALL_BUSINESS || treatment == Treatment.JURISDICTIONS
                ? Treatment.STANDARD
                : treatment;
        var value = new BigDecimal(rate);
        return new Levy(name, jurisdiction, value, stored.name(), base.share(value, RoundingMode.HALF_UP));
    }

    private List<TaxNote> notes() {
        return switch (treatment) {
            case STANDARD, SMALL_BUSINESS, JURISDICTIONS -> List.of();
            case OSS -> List.of(new TaxNote(TaxNote.Code.OSS, "Tax of France, declared in the One-Stop Shop."));
            case REVERSE_CHARGE ->
                List.of(
                        new TaxNote(
                                TaxNote.Code.INTRA_COMMUNITY_SUPPLY,
                                "VAT-exempt intra-Community supply (Article 138 of Directive 2006/112/EC; § 6a UStG)."),
                        new TaxNote(
                                TaxNote.Code.REVERSE_CHARGE,
                                "Reverse charge: the customer is liable for VAT (Article 196 of Directive "
                                        + "2006/112/EC; § 13b UStG)."));
            case EXPORT ->
                List.of(new TaxNote(
                        TaxNote.Code.EXPORT, "VAT-exempt export (Article 146 of Directive 2006/112/EC; § 6 UStG)."));
            case EXEMPT -> List.of(new TaxNote(TaxNote.Code.EXEMPT, "Tax-exempt, certificate EX-2026-0042."));
        };
    }

    private static Address address(String country, boolean company) {
        return new Address(
                "Žofia",
                "Lovelace-Müller",
                company ? "Analytique & Fils <SARL>" : null,
                "12 Rue de l’Analyse",
                null,
                "Łódź",
                null,
                "12345",
                country,
                null);
    }
}
