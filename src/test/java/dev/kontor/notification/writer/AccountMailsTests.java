package dev.kontor.notification.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.notification.delivery.Mail;
import dev.kontor.notification.delivery.MailFixtures;
import dev.kontor.notification.delivery.MailStatus;
import dev.kontor.notification.template.BuiltInTemplates;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.shared.shop.Shop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

/// What owners of accounts get.
class AccountMailsTests {

    private static final String TOKEN = "s3cr3t-of-the-link";
    private static final String EXPORT = "dexp_01kaw4c5qpfy0t4gzxm3v8h2rd";

    private final Shop shop = new Shop(
            URI.create("https://shop.example"),
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));
    private final MailTexts texts = new MailTexts();
    private final AccountMailWriter writer = new AccountMailWriter(
            shop,
            MailSettingsFixtures.properties(List.of()),
            MailSettingsFixtures.links(""),
            texts,
            new MailRenderer(
                    shop,
                    MailSettingsFixtures.shop("Corner Shop"),
                    new BuiltInTemplates(texts),
                    (_, _, _) -> Optional.empty()));

    @ParameterizedTest
    @EnumSource(AccountMailKind.class)
    void everyKindIsWrittenInEveryLanguage(AccountMailKind kind) {
        var subjects = new ArrayList<String>();
        for (var locale : List.of("en", "de-AT", "fr")) {
            var mail = writer.write(MailId.next(), mail(kind, locale));

            assertThat(mail.content().subject()).contains("Corner Shop");
            assertThat(mail.content().text()).contains("Corner Shop").doesNotContain("{", "''", "null");
            assertThat(mail.content().html()).contains("<h1").doesNotContain("{0}", "''", "null");
            subjects.add(mail.content().subject());
        }
        assertThat(subjects).doesNotHaveDuplicates();
    }

    @Test
    void aLinkLeadsToTheConfiguredPageAndSaysHowLongItIsGood() {
        var mail = writer.write(MailId.next(), mail(AccountMailKind.RESET_PASSWORD, "de"));

        assertThat(mail.content().subject()).isEqualTo("Neues Passwort für Corner Shop");
        assertThat(mail.content().text())
                .contains("https://shop.example/account/reset-password#token=" + TOKEN)
                .contains("30 Minuten gültig");
        assertThat(mail.content().html())
                .contains("href=\"https://shop.example/account/reset-password#token=" + TOKEN + "\"");
        assertThat(writer.write(MailId.next(), mail(AccountMailKind.RESET_STAFF_PASSWORD, "en"))
                        .content()
                        .text())
                .contains("https://office.example/reset#token=" + TOKEN);
    }

    @Test
    void aPageThatRequiresASignInIsNamedByItsIdAndHasNoToken() {
        var customer = writer.write(MailId.next(), mail(AccountMailKind.DATA_EXPORT_READY, "de"));

        assertThat(customer.content().text())
                .contains("https://shop.example/account/data-exports/" + EXPORT, "in 7 Tagen gelöscht")
                .doesNotContain("anna@example.com", "token");
        assertThat(customer.singleUse()).isFalse();
        assertThat(writer.write(MailId.next(), mail(AccountMailKind.STAFF_DATA_EXPORT_READY, "en"))
                        .content()
                        .text())
                .contains("https://office.example/data-exports/" + EXPORT, "deleted in 7 days");
    }

    @Test
    void withoutALanguageItIsThatOfTheShop() {
        assertThat(writer.write(MailId.next(), mail(AccountMailKind.VERIFY_EMAIL, null))
                        .content()
                        .subject())
                .isEqualTo("Confirm your e-mail address for Corner Shop");
    }

    @Test
    void namesWhoInvitesAndWhoSignedIn() {
        assertThat(writer.write(MailId.next(), mail(AccountMailKind.STAFF_INVITATION, "en"))
                        .content()
                        .text())
                .contains("Grace Hopper invites you to the back office of Corner Shop");
        assertThat(writer.write(MailId.next(), mail(AccountMailKind.NEW_SIGN_IN, "en"))
                        .content()
                        .text())
                .contains("Firefox, address 203.0.113.7");
    }

    @Test
    void aMailAboutAProductLeadsToItAndCanBeEnded() {
        var mail = writer.write(MailId.next(), mail(AccountMailKind.BACK_IN_STOCK, "en"));

        assertThat(mail.content().subject()).isEqualTo("Back at Corner Shop: Red shoe");
        assertThat(mail.content().text())
                .contains("https://shop.example/products/red-shoe")
                .contains("https://shop.example/stock-alerts/cancel#token=" + TOKEN);
        assertThat(mail.content().oneClickUrl()).isEqualTo("https://shop.example/hooks/unsubscribe/" + TOKEN);
        assertThat(mail.content().secrets()).containsExactly(TOKEN);
        assertThat(mail.singleUse()).isFalse();
    }

    @Test
    void aMailIsForgottenOnceItIsSentAndNotSentTwice() {
        var id = MailId.next();
        var mails = new OneMail(id, mail(AccountMailKind.VERIFY_EMAIL, "en"));
        var sent = new ArrayList<Mail>();
        var consumer = new AccountMailsConsumer(mails, writer, MailFixtures.sendingAtOnce(mail -> {
            sent.add(mail);
            return MailStatus.SENT;
        }));
        var event = new LoggedEvent(
                1,
                UUID.randomUUID(),
                "account_mail.queued",
                1,
                id.text(),
                Instant.EPOCH,
                "",
                JsonNodeFactory.instance.objectNode(),
                null);

        consumer.consume(List.of(event, event));

        assertThat(sent).extracting(Mail::to).containsExactly("anna@example.com");
        assertThat(mails.waiting).isEmpty();
    }

    private static AccountMail mail(AccountMailKind kind, @Nullable String locale) {
        var mail = switch (kind) {
            case VERIFY_EMAIL,
                    REGISTERED_ALREADY,
                    RESET_PASSWORD,
                    RESET_STAFF_PASSWORD,
                    CONFIRM_EMAIL_CHANGE,
                    STAFF_INVITATION,
                    CART_ABANDONED,
                    PAYMENT_LINK,
                    STOCK_ALERT_CONFIRMATION,
                    NEWSLETTER_CONFIRMATION ->
                AccountMail.withToken(kind, "anna@example.com", locale, TOKEN, Duration.ofMinutes(30));
            case REVIEW_INVITATION ->
                AccountMail.withLastingToken(kind, "anna@example.com", locale, TOKEN)
                        .withOptOut(TOKEN, "/hooks/unsubscribe/" + TOKEN);
            case BACK_IN_STOCK ->
                AccountMail.notice(kind, "anna@example.com", locale).withOptOut(TOKEN, "/hooks/unsubscribe/" + TOKEN);
            case EMAIL_CHANGE_ASKED, EMAIL_CHANGED, PASSWORD_CHANGED, NEW_SIGN_IN, SESSION_COMPROMISED, MFA_CHANGED ->
                AccountMail.notice(kind, "anna@example.com", locale);
            case DATA_EXPORT_READY, STAFF_DATA_EXPORT_READY ->
                AccountMail.withPage(kind, "anna@example.com", locale, EXPORT, Duration.ofDays(7));
        };
        var facts = new HashMap<>(mail.facts());
        facts.putAll(Map.of(
                "inviter", "Grace Hopper",
                "device", "Firefox",
                "source", "203.0.113.7",
                "product", "Red shoe",
                "products", "Red shoe",
                "slug", "red-shoe"));
        return mail.withFacts(facts);
    }

    private static final class OneMail implements AccountMails {

        private final MailId id;
        private Optional<AccountMail> waiting;

        OneMail(MailId id, AccountMail mail) {
            this.id = id;
            this.waiting = Optional.of(mail);
        }

        @Override
        public void send(AccountMail mail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean sendWithinQuota(AccountMailKind kind, String to, Supplier<AccountMail> mail) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AccountMail> find(MailId wanted) {
            return wanted.equals(id) ? waiting : Optional.empty();
        }

        @Override
        public void delivered(MailId wanted) {
            waiting = Optional.empty();
        }
    }
}
