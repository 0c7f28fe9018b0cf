package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Shoppers read in their language why the shop refuses something. That every refusal of the store API can be had in
/// all languages is checked in all tests, by `TranslatedTexts`.
@KontorTest
class TranslatedRefusalsTests {

    private static final String NOBODY = "\"email\":\"nobody@example.com\",\"password\":\"a walrus counts\"";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /store/v1/products?curency=EUR | | de | Diese Operation hat keinen solchen Parameter. Meinten Sie „currency“?
            GET  | /store/v1/products?sort=colour | | de | Diese Liste lässt sich nach publishedAt, title, price sortieren.
            GET  | /store/v1/products/nothing-of-that-name | | de | Dieses Produkt gibt es im Shop nicht.
            GET  | /store/v1/products/nothing-of-that-name | | fr-CA | Ce produit n'est pas dans la boutique.
            GET  | /store/v1/products/nothing-of-that-name | | ja | This product is not in the shop.
            GET  | /store/v1/products?channel=moon | | de-CH | Es gibt keinen aktiven Kanal „moon“.
            GET  | /store/v1/prodcts | | fr | Ce point d'accès n'existe pas. Vouliez-vous dire `GET /store/v1/products` ?
            PUT  | /store/v1/products | | de | `PUT` ist hier nicht erlaubt. Verwenden Sie GET.
            GET  | /store/v1/me | | de | Diese Operation erfordert eine Anmeldung.
            POST | /store/v1/auth/login | {%s} | de | E-Mail-Adresse oder Passwort ist falsch.
            POST | /store/v1/auth/login | {%s} | fr | L'adresse e-mail ou le mot de passe est incorrect.
            POST | /store/v1/auth/login | {%s,"x":1} | de | Das Feld „x“ gibt es hier nicht. Bekannte Felder: email, password.
            POST | /store/v1/auth/login | {"email":1} | fr | 1 partie de la requête n'est pas valide.
            """)
    void refusesInTheLanguageOfTheRequest(String method, String path, String body, String language, String detail) {
        var refusal = api.with("Accept-Language", language)
                .send(method, path, body == null ? null : body.replace("%s", NOBODY));

        assertThat(refusal.status()).isBetween(400, 499);
        assertThat(refusal.at("/detail")).isEqualTo(detail);
    }

    @Test
    void namesWrongPartsInTheLanguageOfTheRequest() {
        var german = api.with("Accept-Language", "de");

        var address = german.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "EUR",
                                "shippingAddress",
                                Map.of(
                                        "firstName",
                                        "Konrad",
                                        "lastName",
                                        "Zuse",
                                        "line1",
                                        "Weg 1",
                                        "city",
                                        "Berlin",
                                        "country",
                                        "DE",
                                        "postcode",
                                        "ABCDE")))
                .expectProblem(422, "address-invalid");
        assertThat(address.at("/errors/0/detail")).isEqualTo("Muss eine Postleitzahl von DE sein, zum Beispiel 26133.");
        var password = german.post(
                        "/store/v1/auth/register", Map.of("email", "ada", "password", "x", "firstName", "Ada"))
                .expectProblem(400, "validation-failed");
        assertThat(password.json().at("/errors").findValuesAsString("detail"))
                .contains("Muss eine korrekt formatierte E-Mail-Adresse sein.");
    }

    @Test
    void saysInTheLanguageOfTheCartThatAPaymentIsMissing() {
        var shop = new BuyingShop(api, jdbc);
        var cart = api.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "EUR",
                                "locale",
                                "fr",
                                "email",
                                "ada@example.com",
                                "shippingAddress",
                                BuyingShop.ICELAND,
                                "items",
                                List.of(Map.of(
                                        "variantId", shop.variant(1999, 10).text(), "quantity", 1))))
                .expect(201);
        var buyer = api.with("X-Cart-Token", cart.at("/token"));
        var path = "/store/v1/carts/" + cart.at("/id");
        buyer.put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);

        var refusal = buyer.withIdempotencyKey()
                .post(path + "/complete", Map.of())
                .expectProblem(409, "invalid-state-transition");

        assertThat(refusal.at("/problems/0/code")).isEqualTo("payment-missing");
        assertThat(refusal.at("/problems/0/detail")).isEqualTo("Commencez un paiement.");
        assertThat(refusal.at("/detail")).isEqualTo("Commencez un paiement.");
    }

    @Test
    void staffReadInTheirLanguageWhatTheShopLacks() {
        var staff = api.as(logins.staff(Permission.SETTINGS_READ).token());

        var german = staff.with("Accept-Language", "de")
                .get("/admin/v1/shop/readiness")
                .expect(200);

        assertThat(german.json().at("/checks").findValuesAsString("remedy"))
                .contains("Setzen Sie die Adresse, die Käufer verwenden.")
                .doesNotContain("Set the address that buyers use.");
    }
}
