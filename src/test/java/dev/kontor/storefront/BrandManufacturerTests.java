package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Shoppers see who answers for the safety of a product.
@KontorTest
class BrandManufacturerTests {

    private static final Map<String, Object> MANUFACTURER = Map.of(
            "name",
            "Lamp Works",
            "address",
            "1 Lamp Road\nShenzhen\nChina",
            "electronicAddress",
            "safety@lamp.example");
    private static final Map<String, Object> RESPONSIBLE = Map.of(
            "name",
            "Nordlicht GmbH",
            "address",
            "Weg 1\n20095 Hamburg",
            "electronicAddress",
            "https://nordlicht.example");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theManufacturerOfTheBrandIsOnThePageOfTheProduct() {
        var staff = api.as(logins.owner().token());
        var brand = staff.post(
                        "/admin/v1/brands",
                        Map.of(
                                "name",
                                StoreShelf.unique("Lamps "),
                                "manufacturer",
                                MANUFACTURER,
                                "responsiblePerson",
                                RESPONSIBLE))
                .expect(201);
        var product = staff.post(
                        "/admin/v1/products",
                        Map.of(
                                "title",
                                StoreShelf.unique("Lamp "),
                                "brandId",
                                brand.at("/id"),
                                "variants",
                                List.of(Map.of("sku", StoreShelf.unique("LAMP-").replace(' ', '-')))))
                .expect(201)
                .at("/id");
        staff.with("If-Match", "*")
                .post("/admin/v1/products/" + product + "/publish")
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        var page = api.get("/store/v1/products/" + product).expect(200);
        assertThat(page.at("/manufacturer/name")).isEqualTo("Lamp Works");
        assertThat(page.at("/manufacturer/address")).isEqualTo("1 Lamp Road\nShenzhen\nChina");
        assertThat(page.at("/responsiblePerson/electronicAddress")).isEqualTo("https://nordlicht.example");
        assertThat(api.get("/store/v1/brands/" + brand.at("/id")).expect(200).at("/manufacturer/name"))
                .isEqualTo("Lamp Works");

        var removed = new HashMap<String, Object>();
        removed.put("responsiblePerson", null);
        removed.put("manufacturer", Map.of("name", "Lamp Works Europe"));
        var path = "/admin/v1/brands/" + brand.at("/id");
        var changed = staff.with("If-Match", "*").patch(path, removed).expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(changed.at("/manufacturer/electronicAddress"))
                .as("the rest stays")
                .isEqualTo("safety@lamp.example");
        var after = api.get("/store/v1/products/" + product).expect(200);
        assertThat(after.at("/manufacturer/name")).isEqualTo("Lamp Works Europe");
        assertThat(after.json().has("responsiblePerson")).isFalse();
    }

    @Test
    void aManufacturerNeedsNameAndBothAddresses() {
        var refused = api.as(logins.owner().token())
                .post("/admin/v1/brands", Map.of("name", "Lamps", "manufacturer", Map.of("name", "Lamp Works")))
                .expectProblem(400, "validation-failed");

        assertThat(refused.text()).contains("/manufacturer/address", "/manufacturer/electronicAddress");
    }
}
