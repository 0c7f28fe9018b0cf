package dev.kontor.notification.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.download.Downloads;
import dev.kontor.giftsale.GiftCardLetter;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.notification.delivery.MailFixtures;
import dev.kontor.notification.delivery.MailStatus;
import dev.kontor.notification.template.BuiltInTemplates;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailSource;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.shop.ShopSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Every kind of mail in every language, without a database. The HTML is written to `target/mails`, to be looked at.
class MailRenderingTests {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);
    private static final Path LOOK = Path.of("target", "mails");
    private static final String HOSTILE = "<script>alert(\"x\")</script>{{shopName}}' onload='x";

    private static final SettingsGroup<ShopSettings> SETTINGS = MailSettingsFixtures.shop("Café & Söhne");

    private final Shop shop = new Shop(
            URI.create("https://shop.example"), LANGUAGES, List.of(Currency.getInstance("EUR")), ZoneId.of("UTC"));
    private final MailTexts texts = new MailTexts();
    private final MailRenderer renderer =
            new MailRenderer(shop, SETTINGS, new BuiltInTemplates(texts), (_, _, _) -> Optional.empty());
    private final WrittenSamples samples = samples(renderer);

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void everyKindIsWholeInEveryLanguage(MailKind kind) throws IOException {
        Files.createDirectories(LOOK);
        var subjects = new HashSet<String>();
        for (var language : LANGUAGES) {
            var mail = renderer.render(kind, language, null, samples.sample(kind, language), List.of());

            assertThat(mail.subject()).isNotBlank().doesNotContain("{", "[", "''");
            assertThat(mail.html())
                    .contains("<html lang=\"" + language.toLanguageTag() + "\"", "Café &amp; Söhne", "color-scheme")
                    .doesNotContain("{{", "[[", "null", "''", "<p></p>");
            assertThat(mail.text())
                    .contains("Café & Söhne", "https://shop.example")
                    .doesNotContain("{{", "[[", "null", "''", "&amp;", "<p", "\n\n\n");
            // The text part says what the HTML part says, links included.
            var page = Jsoup.parse(mail.html());
            var text = mail.text().replaceAll("\\s+", " ");
            for (var paragraph : page.select("h1, td p, td:not(:has(*))")) {
                for (var words : paragraph.wholeText().split("\\n")) {
                    if (paragraph.select("a").isEmpty()) {
                        assertThat(text).contains(words.replaceAll("\\s+", " ").strip());
                    }
                }
            }
            page.select("a[href]").forEach(link -> assertThat(mail.text()).contains(link.attr("href")));
            subjects.add(mail.subject());
            Files.writeString(LOOK.resolve(kind.key() + "-" + language.toLanguageTag() + ".html"), mail.html());
            Files.writeString(LOOK.resolve(kind.key() + "-" + language.toLanguageTag() + ".txt"), mail.text());
        }
        assertThat(subjects).as("translated").hasSize(LANGUAGES.size());
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void hostileValuesAreTextsAndNothingElse(MailKind kind) {
        var mail =
                renderer.render(kind, Locale.ENGLISH, null, hostile(samples.sample(kind, Locale.ENGLISH)), List.of());

        assertThat(mail.subject()).doesNotContain("\n", "\r");
        assertThat(mail.html()).doesNotContain("<script>", "' onload", "alert(\"");
        var page = Jsoup.parse(mail.html());
        assertThat(page.select("script, [onload]")).isEmpty();
        assertThat(mail.text()).doesNotContain("&lt;");
    }

    @Test
    void theConfirmationHasLinesShippingTaxAddressesAndTheLink() {
        var mail = renderer.render(
                MailKind.ORDER_PLACED,
                Locale.ENGLISH,
                null,
                samples.sample(MailKind.ORDER_PLACED, Locale.ENGLISH),
                List.of());

        assertThat(mail.text())
                .contains("2 × Red shoe, size 42  €49.98")
                .contains("Engraving: For Ada")
                .contains("Subtotal: €49.98", "Shipping (Express): €5.00", "Included tax: €8.78", "Total: €54.98")
                .contains("Shipping address:\n  Ada Lovelace\n  12 Analytical Row\n  10115 Berlin\n  Germany")
                .contains("Billing address:\n  Ada Lovelace\n  Analytical Engines Ltd")
                .contains("View your order: https://shop.example/orders/");
        var page = Jsoup.parse(mail.html());
        assertThat(page.title()).isEqualTo("Your order K-1001 at Café & Söhne");
        assertThat(page.select("tr").text()).contains("2 × Red shoe, size 42", "€54.98");
    }

    @Test
    void aGiftCardWithoutNamesAndMessageHasNoGaps() {
        var letter = new GiftCardLetter(
                "8H2K-0Q9X-M4TR-Z1CW-5VNA-P6DE-7K3P",
                Money.of(5_000, "EUR"),
                "ada@example.com",
                null,
                null,
                null,
                "de",
                "default",
                "K-1001",
                null);
        var mails = new GiftCardMails(
                _ -> Optional.empty(), renderer, MailFixtures.sendingAtOnce(_ -> MailStatus.SENT), new JsonMapper());

        var mail = renderer.render(
                MailKind.GIFT_CARD, Locale.GERMAN, null, mails.model(letter, Locale.GERMAN), List.of(letter.code()));

        assertThat(mail.text())
                .contains("Hier ist Ihre Geschenkkarte.", "50,00\u00a0€", letter.code(), "https://shop.example")
                .doesNotContain("Hallo", "gilt bis", "\n\n\n");
        assertThat(Jsoup.parse(mail.html()).select("strong").eachText()).containsExactly("50,00 €", letter.code());
        assertThat(mail.subject()).isEqualTo("Ihre Geschenkkarte von Café & Söhne");
        assertThat(mail.secrets()).containsExactly(letter.code());
    }

    @Test
    void theTemplateOfTheChannelIsUsedThenThatOfTheShopThenTheBuiltInOne() {
        var outlet = new MailSource("Outlet {{orderNumber}}", "<p>Outlet</p>", "Outlet");
        var german = new MailSource("Shop {{orderNumber}}", "<!DOCTYPE html><p>{{shopName}}</p>", "Shop");
        var edited = new MailRenderer(shop, SETTINGS, new BuiltInTemplates(texts), (kind, language, channel) -> {
            if (kind != MailKind.ORDER_PAID || !language.equals(Locale.GERMAN)) {
                return Optional.empty();
            }
            return channel == null
                    ? Optional.of(german)
                    : channel.equals("outlet") ? Optional.of(outlet) : Optional.empty();
        });
        var model = samples.sample(MailKind.ORDER_PAID, Locale.GERMAN);
        var austrian = Locale.forLanguageTag("de-AT");

        var channel = edited.render(MailKind.ORDER_PAID, austrian, "outlet", model, List.of());
        assertThat(channel.subject()).isEqualTo("Outlet K-1001");
        assertThat(channel.html()).contains("<p>Outlet</p>", "class=\"card\"");
        assertThat(channel.text()).startsWith("Outlet\n").contains("https://shop.example");
        var whole = edited.render(MailKind.ORDER_PAID, austrian, "default", model, List.of());
        assertThat(whole.html()).isEqualTo("<!DOCTYPE html><p>Café &amp; Söhne</p>");
        assertThat(whole.text()).as("a document has no layout").isEqualTo("Shop");
        assertThat(edited.render(MailKind.ORDER_PAID, Locale.FRENCH, "outlet", model, List.of())
                        .subject())
                .isEqualTo("Paiement reçu pour la commande K-1001");
    }

    @Test
    void aTemplateThatCannotBeRenderedLosesNoMail() {
        var endless = new MailSource("S", "{{#lines}}" + "x".repeat(49_000) + "{{/lines}}", "T");
        var edited = new MailRenderer(shop, SETTINGS, new BuiltInTemplates(texts), (_, _, _) -> Optional.of(endless));
        var model = new HashMap<>(samples.sample(MailKind.ORDER_PLACED, Locale.ENGLISH));
        model.put("lines", Collections.nCopies(20, Map.of("title", "x")));

        var mail = edited.render(MailKind.ORDER_PLACED, Locale.ENGLISH, null, model, List.of());

        assertThat(mail.subject()).isEqualTo("Your order K-1001 at Café & Söhne");
    }

    /// Replaces every text but URLs.
    private static Map<String, Object> hostile(Map<String, Object> model) {
        var changed = new HashMap<String, Object>();
        model.forEach((name, value) -> changed.put(name, hostileValue(name, value)));
        return changed;
    }

    @SuppressWarnings("unchecked")
    private static Object hostileValue(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> hostile((Map<String, Object>) map);
            case List<?> list ->
                list.stream().map(each -> hostileValue(name, each)).toList();
            default ->
                name.equals("link") || name.toLowerCase(Locale.ROOT).endsWith("url") ? value : HOSTILE + "\r\nBcc: x";
        };
    }

    private WrittenSamples samples(MailRenderer with) {
        var links = MailSettingsFixtures.links("/orders/{id}#token={token}");
        var queue = MailFixtures.sendingAtOnce(_ -> MailStatus.SENT);
        var json = new JsonMapper();
        Downloads none = _ -> List.of();
        return new WrittenSamples(
                new MailWriter(shop, links, texts, with),
                new AccountMailWriter(shop, MailSettingsFixtures.properties(List.of()), links, texts, with),
                new DownloadMails(none, texts, with, queue, json),
                new GiftCardMails(_ -> Optional.empty(), with, queue, json),
                new WebhookMails(shop, SETTINGS, texts, with, queue, json),
                shop);
    }
}
