package dev.kontor.document.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.channel.ChannelId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.document.DocumentId;
import dev.kontor.giftcard.GiftCardCode;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.spending.GiftCardExpiry;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.payment.Ledger;
import dev.kontor.shared.crypto.LastingKeys;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class AccountingTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LastingKeys keys;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DatevService datev;

    @Autowired
    private GiftCardExpiry expiry;

    private Api staff;
    private String code;
    private String channel;
    private String prefix;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        var random = UUID.randomUUID().toString().substring(0, 8);
        code = "books-" + random;
        prefix = random.toUpperCase(Locale.ROOT) + "-";
        channel = staff.post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                code,
                                "name",
                                "Books",
                                "assortment",
                                "ALL",
                                "locales",
                                List.of("en"),
                                "currencies",
                                List.of("EUR")))
                .expect(201)
                .at("/id");
    }

    @Test
    void turnoverIsInvoicesMinusCreditNotesByCountryTaxAndCurrency() {
        document(
                "INVOICE",
                1,
                "2021-03-31",
                "DE",
                false,
                "EUR",
                tax("STANDARD", "0.19", 10_000, 1_900),
                tax("STANDARD", "0.07", 1_000, 70));
        document("CREDIT_NOTE", 2, "2021-03-31", "DE", false, "EUR", tax("STANDARD", "0.19", 2_000, 380));
        document("INVOICE", 3, "2021-01-01", "FR", true, "EUR", tax("STANDARD", "0.2", 5_000, 1_000));
        document("INVOICE", 4, "2021-02-01", "FR", true, "USD", tax("STANDARD", "0.2", 700, 140));
        document("INVOICE", 5, "2021-04-01", "FR", true, "EUR", tax("STANDARD", "0.2", 9_999, 999));

        var quarter = turnover("2021-01-01", "2021-03-31", "");

        assertThat(rows(quarter))
                .containsExactly(
                        "DE false STANDARD 0.19 8000+1520 EUR 2",
                        "DE false STANDARD 0.07 1000+70 EUR 1",
                        "FR true STANDARD 0.2 5000+1000 EUR 1",
                        "FR true STANDARD 0.2 700+140 USD 1");
        assertThat(quarter.at("/totals/0/net/amount")).isEqualTo("14000");
        assertThat(quarter.at("/totals/0/gross/amount")).isEqualTo("16590");
        assertThat(quarter.at("/totals/0/documents")).isEqualTo("3");
        assertThat(quarter.statements()).hasSize(3);
        assertThat(rows(turnover("2021-01-01", "2021-03-31", "&oss=true")))
                .containsExactly("FR true STANDARD 0.2 5000+1000 EUR 1", "FR true STANDARD 0.2 700+140 USD 1");
        assertThat(rows(turnover("2021-01-01", "2021-03-31", "&oss=false"))).hasSize(2);
        staff.get("/admin/v1/tax-turnover?from=2021-03-31&until=2021-01-01").expectProblem(422, "rejected");
        staff.get("/admin/v1/tax-turnover?from=2021-03-31").expectProblem(400, "validation-failed");
    }

    @Test
    void bookingsAreExportedOnceEverythingHasAnAccount() {
        document("INVOICE", 1, "2021-03-31", "DE", false, "EUR", tax("STANDARD", "0.19", 10_000, 1_900));
        document("CREDIT_NOTE", 2, "2021-03-31", "DE", false, "EUR", tax("STANDARD", "0.19", 2_000, 380));
        var path = "/admin/v1/channels/" + channel + "/datev-bookings?from=2021-03-01&until=2021-03-31";
        var missing = staff.get(path).expectProblem(422, "rejected");
        assertThat(missing.at("/detail")).contains("/datev-settings");

        var none = staff.get(settingsPath()).expect(200);
        assertThat(none.at("/version")).isEqualTo("0");
        save("*", settings("0.07")).expect(200);
        var unbooked = staff.get(path).expectProblem(422, "rejected");
        assertThat(unbooked.at("/detail")).contains(prefix + "1", "0.19", "revenueAccounts");
        save("\"1\"", settings("0.19")).expect(200);
        save("\"1\"", settings("0.19")).expectProblem(412, "precondition-failed");
        assertThat(save("\"2\"", settings("0.19")).expect(200).at("/version")).isEqualTo("2");

        var file = staff.get(path).expect(200);

        assertThat(file.requiredHeader("Content-Type")).isEqualTo("text/csv;charset=windows-1252");
        assertThat(file.requiredHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"EXTF_Buchungsstapel_2021-03-01_2021-03-31.csv\"");
        assertThat(file.text().split("\r\n"))
                .hasSize(4)
                .anyMatch(line -> line.startsWith("119,00;\"S\";\"EUR\"") && line.contains(";10000;8400;"))
                .anyMatch(line -> line.startsWith("23,80;\"H\";\"EUR\"") && line.contains(";10000;8400;"));
        assertThat(AuditProbe.on(jdbc).of(TypeIds.parse(ChannelId.class, channel)))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("channel.created", "channel.datev_settings_changed", "channel.datev_settings_changed");
    }

    @Test
    void accountsThatDatevDoesNotKnowAreRejected() {
        var wrongDebtor = new HashMap<String, Object>(settings("0.19"));
        wrongDebtor.put("debtorAccount", "100000");
        assertThat(save("*", wrongDebtor).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/debtorAccount");
        var wrongRevenue = new HashMap<String, Object>(settings("0.19"));
        wrongRevenue.put("revenueAccounts", List.of(Map.of("category", "STANDARD", "account", "84000")));
        assertThat(save("*", wrongRevenue).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/revenueAccounts/0/account");
        var noDay = new HashMap<String, Object>(settings("0.19"));
        noDay.put("fiscalYearStart", "02-30");
        save("*", noDay).expectProblem(400, "validation-failed");
    }

    /// The sums of the exports are those of the ledger: what was captured less what was refunded.
    @Test
    void exportsAddUpToTheLedger() {
        var shop = new BuyingShop(api, jdbc);
        documents("ON_PAYMENT");
        save("*", settings("0.24")).expect(200);
        var orders = List.of(buy(shop, 1_999), buy(shop, 777));
        refund(orders.getFirst(), 1_234);
        await().untilAsserted(() -> assertThat(issued()).isEqualTo(3));
        var days = jdbc.sql(
                        "select min(issued_on) || ' ' || max(issued_on) from document.documents where channel = :code")
                .param("code", code)
                .query(String.class)
                .single()
                .split(" ");

        var turnover = turnover(days[0], days[1], "");
        var file = staff.get(
                        "/admin/v1/channels/%s/datev-bookings?from=%s&until=%s".formatted(channel, days[0], days[1]))
                .expect(200)
                .text();

        var kept = jdbc.sql("""
                        select sum(e.amount_minor)::bigint from payment.ledger_entries e
                        join orders.orders o on o.payment_id = e.payment_id
                        where o.channel = :code and e.account in ('SALES', 'REFUNDS')
                        """).param("code", code).query(Long.class).single();
        assertThat(turnover.json().at("/totals/0/gross/amount").asLong()).isEqualTo(Math.abs(kept));
        var booked = Arrays.stream(file.split("\r\n"))
                .skip(2)
                .map(line -> line.split(";"))
                .map(cells -> new BigDecimal(cells[0].replace(',', '.'))
                        .multiply(BigDecimal.valueOf(cells[1].equals("\"S\"") ? 100 : -100)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(booked).isEqualByComparingTo(BigDecimal.valueOf(Math.abs(kept)));

        var path = "/admin/v1/channels/%s/datev-payments?from=%s&until=%s".formatted(channel, days[0], days[1]);
        assertThat(staff.get(path).expectProblem(422, "rejected").at("/detail")).contains("`payments`");
        var withPayments = new HashMap<>(settings("0.24"));
        withPayments.put("payments", Map.of("moneyAccounts", List.of(Map.of("provider", "stripe", "account", "1361"))));
        save("*", withPayments).expect(200);
        assertThat(staff.get(path).expectProblem(422, "rejected").at("/detail")).contains("`test`");
        withPayments.put("payments", Map.of("moneyAccounts", List.of(Map.of("provider", "test", "account", "13610"))));
        assertThat(save("*", withPayments).expectProblem(422, "rejected").at("/errors/0/pointer"))
                .isEqualTo("/payments/moneyAccounts/0/account");
        withPayments.put("payments", Map.of("moneyAccounts", List.of(Map.of("provider", "test", "account", "1361"))));
        save("*", withPayments).expect(200);

        var payments = staff.get(path).expect(200);

        assertThat(payments.requiredHeader("Content-Disposition")).contains("EXTF_Zahlungen_");
        assertThat(payments.text()).startsWith("\"EXTF\";700;21;").contains(prefix + "I-000001");
        var money = jdbc.sql("""
                        select sum(e.amount_minor)::bigint from payment.ledger_entries e
                        join orders.orders o on o.payment_id = e.payment_id
                        where o.channel = :code and e.account = 'PROVIDER_CLEARING'
                        """).param("code", code).query(Long.class).single();
        assertThat(balance(payments.text(), "1361")).isEqualTo(money).isPositive();
        assertThat(balance(payments.text(), "10000") + balance(file, "10000"))
                .as("nothing is open")
                .isZero();
    }

    /// Sold for money, spent on goods, refunded, withdrawn and expired: each account has the sum of the ledger.
    @Test
    void soldGiftCardsAreBookedAsTheLedgerHasThem() {
        var shop = new BuyingShop(api, jdbc);
        documents("ON_PAYMENT");
        var settings = new HashMap<>(settings("0.24"));
        settings.put(
                "payments",
                Map.of(
                        "moneyAccounts", List.of(Map.of("provider", "test", "account", "1361")),
                        "transitAccount", "1360",
                        "giftCardAccount", "1605",
                        "breakageAccount", "2742"));
        save("*", settings).expect(200);
        var card = giftCard(shop);
        var mug = shop.variant(1_500, 10);
        var sale = complete(shop, cart(Map.of(card, 1, mug, 1)));
        var returned = complete(shop, cart(Map.of(card, 1)));
        var sold = soldCard(sale);
        var withdrawn = soldCard(returned);

        var goods = cart(Map.of(mug, 2));
        goods.api()
                .post(
                        goods.path("/gift-cards"),
                        Map.of(
                                "code",
                                GiftCardCode.sold(new GiftCardId(sold), keys).text()))
                .expect(200);
        var spent = shop.complete(goods).expect(201).at("/id");
        refund(spent, 1_000);
        refund(returned, 5_000);
        await().atMost(SOON).until(() -> sum(withdrawn, "GIFT_CARDS") == 0);
        await().atMost(SOON).until(() -> sum(sold, "GIFT_CARDS") == -2_500);
        await().atMost(SOON).untilAsserted(() -> assertThat(issued()).isEqualTo(3));
        jdbc.sql("update giftcard.cards set expires_at = now() - interval '1 year' where id = :id")
                .param("id", sold)
                .update();
        expiry.writeOff();

        var references = List.of(sold, withdrawn, reference(sale), reference(returned), reference(spent));
        var days = jdbc.sql("""
                        select min(posted_at)::date || ' ' || max(posted_at)::date from payment.ledger_entries
                        where reference = any(:references)
                        """)
                .param("references", references)
                .query(String.class)
                .single()
                .split(" ");
        var payments = staff.get(
                        "/admin/v1/channels/%s/datev-payments?from=%s&until=%s".formatted(channel, days[0], days[1]))
                .expect(200)
                .text();
        var turnover = staff.get(
                        "/admin/v1/channels/%s/datev-bookings?from=%s&until=%s".formatted(channel, days[0], days[1]))
                .expect(200)
                .text();
        assertThat(balance(payments, "1361")).isEqualTo(5_000 + 1_500 + 500);
        assertThat(balance(payments, "1605")).as("one card is left of two").isEqualTo(-5_000);
        assertThat(payments).contains("ISSUE order", "WITHDRAW order", prefix + "I-000001");
        assertThat(balance(payments, "10000") + balance(turnover, "10000"))
                .as("nothing is open")
                .isZero();

        var movements = ledger
                .movements(
                        LocalDate.parse(days[0]).atStartOfDay(ZoneOffset.UTC).toInstant(),
                        LocalDate.parse(days[1])
                                .plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant(),
                        1_000_000)
                .stream()
                .filter(movement -> references.contains(movement.reference()))
                .toList();
        var bookings = new DatevPayments(
                        datev.require(TypeIds.parse(ChannelId.class, channel)),
                        ZoneOffset.UTC,
                        _ -> Optional.of(new DatevPayments.Voucher("1", "")))
                .of(movements);
        assertThat(booked(bookings, "1361")).isEqualTo(7_000);
        assertThat(booked(bookings, "1360")).as("what cards paid").isZero();
        assertThat(booked(bookings, "1605")).as("what cards are worth").isZero();
        assertThat(booked(bookings, "2742")).isEqualTo(-2_500);
        assertThat(booked(bookings, "10000")).isEqualTo(-balance(turnover, "10000"));
        for (var account : Map.of("GIFT_CARDS", "1605", "BREAKAGE", "2742").entrySet()) {
            assertThat(references.stream()
                            .mapToLong(reference -> sum(reference, account.getKey()))
                            .sum())
                    .isEqualTo(booked(bookings, account.getValue()));
        }
    }

    private static long booked(List<DatevPayments.Booking> bookings, String account) {
        return bookings.stream()
                .mapToLong(booking -> (booking.debit().equals(account) ? booking.minor() : 0)
                        - (booking.credit().equals(account) ? booking.minor() : 0))
                .sum();
    }

    private long sum(UUID reference, String account) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0)::bigint from payment.ledger_entries
                        where reference = :reference and account = :account
                        """)
                .param("reference", reference)
                .param("account", account)
                .query(Long.class)
                .single();
    }

    private UUID reference(String order) {
        return jdbc.sql("select cart_id from orders.orders where id = :id")
                .param("id", TypeIds.parse(OrderId.class, order).value())
                .query(UUID.class)
                .single();
    }

    /// Waits until the card is issued.
    private UUID soldCard(String order) {
        var id = TypeIds.parse(OrderId.class, order).value();
        return await().atMost(SOON)
                .until(
                        () -> jdbc.sql("select card_id from giftsale.cards where order_id = :order")
                                .param("order", id)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private VariantId giftCard(BuyingShop shop) {
        var card = shop.variant(5_000, 0);
        var product = jdbc.sql("select product_id from catalog.variants where id = :id")
                .param("id", card.value())
                .query(UUID.class)
                .single();
        staff.with("If-Match", "*")
                .put("/admin/v1/products/" + new ProductId(product).text() + "/gift-card", Map.of("amount", "FIXED"))
                .expect(200);
        return card;
    }

    private String complete(BuyingShop shop, BuyingShop.GuestCart cart) {
        shop.pay(cart, "tok_approve").expect(201);
        return shop.complete(cart).expect(201).at("/id");
    }

    private BuyingShop.GuestCart cart(Map<VariantId, Integer> items) {
        var cart = new BuyingShop(api, jdbc)
                .cart(Map.of(
                        "channel",
                        code,
                        "currency",
                        "EUR",
                        "email",
                        "ada@example.com",
                        "shippingAddress",
                        BuyingShop.ICELAND,
                        "billingAddress",
                        BuyingShop.ICELAND,
                        "items",
                        items.entrySet().stream()
                                .map(item -> Map.of("variantId", item.getKey().text(), "quantity", item.getValue()))
                                .toList()));
        if (cart.api().get(cart.path("/shipping-options")).text().contains("buying-iceland")) {
            cart.api()
                    .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                    .expect(200);
        }
        return cart;
    }

    private void documents(String automatic) {
        staff.with("If-Match", "*")
                .put(
                        "/admin/v1/channels/" + channel + "/document-settings",
                        Map.of(
                                "automatic",
                                automatic,
                                "company",
                                DocumentFixtures.company(),
                                "invoicePrefix",
                                prefix + "I-",
                                "creditNotePrefix",
                                prefix + "C-",
                                "yearly",
                                false,
                                "timeZone",
                                "UTC",
                                "paymentDays",
                                14))
                .expect(200);
    }

    /// Debits less credits of an account in minor units.
    private static long balance(String file, String account) {
        return Arrays.stream(file.split("\r\n"))
                .skip(2)
                .map(line -> line.split(";"))
                .mapToLong(cells -> {
                    long minor = new BigDecimal(cells[0].replace(',', '.'))
                            .movePointRight(2)
                            .longValueExact();
                    long signed = cells[1].equals("\"S\"") ? minor : -minor;
                    return (cells[6].equals(account) ? signed : 0) - (cells[7].equals(account) ? signed : 0);
                })
                .sum();
    }

    private long issued() {
        return jdbc.sql("select count(*) from document.documents where channel = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    private String buy(BuyingShop shop, long price) {
        var cart = shop.cart(Map.of(
                "channel",
                code,
                "currency",
                "EUR",
                "email",
                "ada@example.com",
                "shippingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", shop.variant(price, 5).text(), "quantity", 2))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        return shop.complete(cart).expect(201).at("/id");
    }

    private void refund(String order, long minor) {
        var payment = staff.get("/admin/v1/orders/" + order).expect(200).at("/paymentId");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment + "/refunds",
                        Map.of("amount", Map.of("amount", minor, "currency", "EUR"), "reason", "A scratch."))
                .expect(201);
    }

    private String settingsPath() {
        return "/admin/v1/channels/" + channel + "/datev-settings";
    }

    private Api.Response save(String version, Map<String, ?> settings) {
        return staff.with("If-Match", version).put(settingsPath(), settings);
    }

    private static Map<String, Object> settings(String rate) {
        return Map.of(
                "consultant",
                29_098,
                "client",
                55_003,
                "fiscalYearStart",
                "01-01",
                "accountLength",
                4,
                "debtorAccount",
                "10000",
                "revenueAccounts",
                List.of(Map.of("category", "STANDARD", "rate", new BigDecimal(rate), "account", "8400")));
    }

    private Api.Response turnover(String from, String until, String more) {
        return staff.get("/admin/v1/tax-turnover?channel=%s&from=%s&until=%s%s".formatted(code, from, until, more))
                .expect(200);
    }

    private static List<String> rows(Api.Response turnover) {
        return turnover.json()
                .at("/taxes")
                .valueStream()
                .map(row -> "%s %s %s %s %s+%s %s %s"
                        .formatted(
                                row.at("/country").asString(),
                                row.at("/oss").asBoolean(),
                                row.at("/category").asString(),
                                row.at("/rate").asString(),
                                row.at("/net/amount").asLong(),
                                row.at("/tax/amount").asLong(),
                                row.at("/net/currency").asString(),
                                row.at("/documents").asInt()))
                .toList();
    }

    private record Tax(String category, String rate, long net, long tax) {}

    private static Tax tax(String category, String rate, long net, long tax) {
        return new Tax(category, rate, net, tax);
    }

    private void document(
            String kind, int number, String day, String country, boolean oss, String currency, Tax... taxes) {
        var id = DocumentId.next();
        long net = Arrays.stream(taxes).mapToLong(Tax::net).sum();
        long tax = Arrays.stream(taxes).mapToLong(Tax::tax).sum();
        jdbc.sql(
                        "insert into document.series (prefix, last) values (:prefix, :number) on conflict (prefix) do update set last = :number")
                .param("prefix", prefix)
                .param("number", number)
                .update();
        jdbc.sql("""
                        insert into document.documents (id, kind, series, number, order_id, order_number, source, preceding_id,
                            channel, language, issued_on, issued_at, currency, net_minor, tax_minor, gross_minor, content)
                        values (:id, :kind, :prefix, :prefix || :number, :id, 'K-1', 'order', case :kind when 'CREDIT_NOTE' then
                                (select d.id from document.documents d where d.channel = :code order by d.id limit 1) end,
                            :code, 'en', :day::date, now(), :currency, :net, :tax, :net + :tax, jsonb_build_object(
                                'deliveryAddress', jsonb_build_object('country', :country::text),
                                'notes', case when :oss then '[{"code": "OSS", "text": "x"}]'::jsonb else '[]'::jsonb end))
                        """)
                .param("id", id.value())
                .param("kind", kind)
                .param("prefix", prefix)
                .param("number", String.valueOf(number))
                .param("code", code)
                .param("day", day)
                .param("currency", currency)
                .param("net", net)
                .param("tax", tax)
                .param("country", country)
                .param("oss", oss)
                .update();
        for (int position = 0; position < taxes.length; position++) {
            jdbc.sql("""
                            insert into document.taxes (document_id, position, category, name, rate, net_minor, tax_minor)
                            values (:id, :position, :category, 'VAT', :rate, :net, :tax)
                            """)
                    .param("id", id.value())
                    .param("position", position)
                    .param("category", taxes[position].category())
                    .param("rate", new BigDecimal(taxes[position].rate()))
                    .param("net", taxes[position].net())
                    .param("tax", taxes[position].tax())
                    .update();
        }
    }
}
