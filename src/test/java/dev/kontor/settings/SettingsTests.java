package dev.kontor.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.notification.settings.LinkSettings;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@KontorTest
class SettingsTests {

    private static final String SETTINGS = "/admin/v1/settings";
    private static final String SHOP = SETTINGS + "/shop";
    private static final String MAIL = SETTINGS + "/mail";
    private static final String LINKS = SETTINGS + "/links";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private SettingsGroup<ShopSettings> shop;

    @Autowired
    private SettingsGroup<LinkSettings> links;

    @Autowired
    private Settings settings;

    private Api staff;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.SETTINGS_READ,
                        Permission.SETTINGS_WRITE,
                        Permission.AUDIT_READ,
                        Permission.EVENTS_READ)
                .token());
    }

    @AfterEach
    void restore() {
        var any = staff.with("If-Match", "*");
        any.patch(SHOP, "{\"name\":null,\"contactEmail\":null}").expect(200);
        any.patch(
                        MAIL,
                        "{\"senderName\":null,\"senderEmail\":null,\"replyTo\":null,\"trackingMails\":null,\"documentMails\":null,\"documentDelivery\":null,\"attachXml\":null,\"orderNotices\":null}")
                .expect(200);
        any.patch(LINKS, "{\"order\":null,\"verifyEmail\":null,\"resetPassword\":null}")
                .expect(200);
    }

    @Test
    void theNameOfTheShopChangesAtOnceAndTheDefaultComesBack() {
        var before = staff.get(SHOP).expect(200);
        var stamp = settings.stamp();
        assertThat(before.at("/name")).isEqualTo("Kontor Demo Shop");
        assertThat(api.get("/store/v1/shop").expect(200).at("/name")).isEqualTo("Kontor Demo Shop");

        var changed = staff.with("If-Match", before.requiredHeader("ETag"))
                .patch(SHOP, Map.of("name", "Wool & Wood"))
                .expect(200);

        assertThat(changed.at("/name")).isEqualTo("Wool & Wood");
        assertThat(changed.json().at("/sources").toString())
                .isEqualTo("[{\"field\":\"name\",\"origin\":\"STAFF\",\"property\":\"kontor.shop.name\"},"
                        + "{\"field\":\"contactEmail\",\"origin\":\"DEFAULT\",\"property\":\"kontor.shop.email\"}]");
        assertThat(shop.get().name()).isEqualTo("Wool & Wood");
        assertThat(settings.stamp()).isNotEqualTo(stamp);
        assertThat(api.get("/store/v1/shop").expect(200).at("/name")).isEqualTo("Wool & Wood");
        assertThat(api.get("/").expect(200).at("/name")).isEqualTo("Wool & Wood");

        var restored = staff.with("If-Match", changed.requiredHeader("ETag"))
                .patch(SHOP, "{\"name\":null}")
                .expect(200);

        assertThat(restored.at("/name")).isEqualTo("Kontor Demo Shop");
        assertThat(restored.at("/sources/0/origin")).isEqualTo("DEFAULT");
        assertThat(api.get("/store/v1/shop").expect(200).at("/name")).isEqualTo("Kontor Demo Shop");
    }

    @Test
    void aChangeIsRecordedWithBothValuesAndPublished() {
        var name = "Shop " + UUID.randomUUID();
        var changed =
                staff.with("If-Match", "*").patch(SHOP, Map.of("name", name)).expect(200);

        var entries = staff.get("/admin/v1/audit-log?requestId=" + changed.requiredHeader("X-Request-Id"))
                .expect(200)
                .json()
                .at("/items/0");

        assertThat(entries.at("/before").toString()).isEqualTo("{\"name\":\"Kontor Demo Shop\"}");
        assertThat(entries.at("/after").toString()).isEqualTo("{\"name\":\"" + name + "\"}");
        assertThat(entries.at("/object").stringValue()).startsWith("sett_");
    }

    @Test
    void whatChangesNothingWritesNothing() {
        var before =
                staff.with("If-Match", "*").patch(SHOP, Map.of("name", "Same")).expect(200);

        var again = staff.with("If-Match", before.requiredHeader("ETag"))
                .patch(SHOP, Map.of("name", "Same"))
                .expect(200);

        assertThat(again.at("/version")).isEqualTo(before.at("/version"));
        assertThat(again.statements()).noneMatch(sql -> sql.contains("settings.groups") && !sql.startsWith("select"));
    }

    @Test
    void aChangeNeedsTheCurrentVersion() {
        staff.patch(SHOP, Map.of("name", "x")).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"987654\"").patch(SHOP, Map.of("name", "x")).expectProblem(412, "precondition-failed");
        api.as(logins.staff(Permission.SETTINGS_READ).token())
                .with("If-Match", "*")
                .patch(SHOP, Map.of("name", "x"))
                .expectProblem(403, "missing-permission");

        assertThat(shop.get().name()).isEqualTo("Kontor Demo Shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/v1/settings/shop|{\"name\":\"  \"}|/name",
                "/admin/v1/settings/shop|{\"name\":\"\"}|/name",
                "/admin/v1/settings/shop|{\"contactEmail\":\"nobody\"}|/contactEmail",
                "/admin/v1/settings/mail|{\"senderEmail\":\"a b@example.com\"}|/senderEmail",
                "/admin/v1/settings/mail|{\"senderName\":\" \"}|/senderName",
                "/admin/v1/settings/links|{\"verifyEmail\":\"/account\"}|/verifyEmail",
                "/admin/v1/settings/links|{\"verifyEmail\":\"javascript:{token}\"}|/verifyEmail",
                "/admin/v1/settings/links|{\"order\":\"https://shop.example/{id}\"}|/order",
            })
    void refusesInvalidValues(String path, String body, String pointer) {
        var before = staff.get(path).expect(200);

        var refused = staff.with("If-Match", "*").patch(path, body).expectProblem(400, "validation-failed");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(staff.get(path).expect(200).text()).isEqualTo(before.text());
    }

    @Test
    void refusesUnknownFields() {
        staff.with("If-Match", "*").patch(SHOP, Map.of("currency", "EUR")).expectProblem(400, "unknown-field");
    }

    @Test
    void whatTheEnvironmentSetsCannotBeChanged() {
        var before = staff.get(LINKS).expect(200);
        assertThat(before.at("/sources/5/origin")).isEqualTo("ENVIRONMENT");

        var refused = staff.with("If-Match", "*")
                .patch(LINKS, Map.of("payDraft", "/pay#token={token}", "order", "/o/{id}"))
                .expectProblem(409, "setting-fixed");
        staff.with("If-Match", "*").patch(LINKS, "{\"payDraft\":null}").expectProblem(409, "setting-fixed");

        assertThat(refused.at("/property")).isEqualTo("kontor.notification.links.pay-draft");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/payDraft");
        var german = staff.with("If-Match", "*")
                .with("Accept-Language", "de")
                .patch(LINKS, Map.of("payDraft", "/pay#token={token}"))
                .expectProblem(409, "setting-fixed");
        assertThat(german.at("/detail"))
                .startsWith("Die Umgebung setzt `payDraft` mit der Einstellung `kontor.notification.links.pay-draft`");
        assertThat(staff.get(LINKS).expect(200).text()).isEqualTo(before.text());
        // A client may send back what it has read.
        var same = staff.with("If-Match", "*")
                .patch(LINKS, Map.of("payDraft", before.at("/payDraft"), "order", "/o/{id}"))
                .expect(200);
        assertThat(same.at("/order")).isEqualTo("/o/{id}");
        assertThat(same.at("/sources/5/origin")).isEqualTo("ENVIRONMENT");
    }

    @Test
    void linksLeadOnlyToSitesThatTheEnvironmentAllows() {
        var any = staff.with("If-Match", "*");

        var refused = any.patch(LINKS, Map.of("resetPassword", "https://evil.example/#token={token}"))
                .expectProblem(422, "rejected");
        any.patch(LINKS, Map.of("resetPassword", "https://shop.example.evil.example/#token={token}"))
                .expectProblem(422, "rejected");
        any.patch(LINKS, Map.of("resetPassword", "http://shop.example/#token={token}"))
                .expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/resetPassword");
        assertThat(links.get().resetPassword()).isEqualTo("/account/reset-password#token={token}");
        any.patch(LINKS, Map.of("resetPassword", "https://shop.example/reset#token={token}"))
                .expect(200);
        assertThat(links.get().resetPassword()).isEqualTo("https://shop.example/reset#token={token}");
    }

    @Test
    void mailsFollowTheSettings() {
        var any = staff.with("If-Match", "*");
        any.patch(SHOP, Map.of("name", "Wool & Wood")).expect(200);
        any.patch(MAIL, Map.of("senderEmail", "orders@wool.example", "replyTo", "service@wool.example"))
                .expect(200);
        any.patch(LINKS, Map.of("verifyEmail", "https://shop.example/verify#token={token}"))
                .expect(200);
        var email = UUID.randomUUID() + "@example.com";

        api.post(
                        "/store/v1/auth/register",
                        Map.of(
                                "email",
                                email,
                                "password",
                                "a walrus counts seven lamps",
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lovelace"))
                .expect(202);

        var mail = mails.nth(email, 1);
        assertThat(mail.from()).isEqualTo("Wool & Wood <orders@wool.example>");
        assertThat(mail.replyTo()).isEqualTo("service@wool.example");
        assertThat(mail.subject()).contains("Wool & Wood");
        assertThat(mail.text()).contains("https://shop.example/verify#token=" + mail.token());
    }

    @Test
    void theListShowsEveryValueAndItsSource() {
        staff.with("If-Match", "*")
                .patch(MAIL, Map.of("trackingMails", List.of("DELIVERED")))
                .expect(200);

        var groups = staff.get(SETTINGS).expect(200).json().at("/items");

        assertThat(groups.valueStream().map(group -> group.at("/group").stringValue()))
                .contains("shop", "mail", "links");
        var mail = groups.valueStream()
                .filter(group -> group.at("/group").stringValue().equals("mail"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.at("/values/trackingMails").toString()).isEqualTo("[\"DELIVERED\"]");
        assertThat(mail.at("/sources/3/origin").stringValue()).isEqualTo("STAFF");
    }
}
