package dev.kontor.shared.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.ResourcePropertySource;

/// A shop names its time zone once.
class ShopTimeZoneTests {

    @ParameterizedTest
    @ValueSource(strings = {"kontor.promotion.time-zone", "kontor.giftsale.time-zone"})
    void aModuleHasTheTimeZoneOfTheShopUnlessItIsSet(String property) throws IOException {
        assertThat(environment(Map.of()).getProperty(property)).isEqualTo("UTC");
        assertThat(environment(Map.of("KONTOR_SHOP_TIME_ZONE", "America/Chicago"))
                        .getProperty(property))
                .isEqualTo("America/Chicago");
        assertThat(environment(Map.of("KONTOR_SHOP_TIMEZONE", "Europe/Berlin")).getProperty(property))
                .isEqualTo("Europe/Berlin");

        var both = environment(Map.of("KONTOR_SHOP_TIMEZONE", "Europe/Berlin"));
        both.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of(property, "Asia/Tokyo")));
        assertThat(both.getProperty(property)).isEqualTo("Asia/Tokyo");
    }

    /// PostgreSQL would read an offset with the opposite sign.
    @ParameterizedTest
    @CsvSource({"Europe/Berlin, true", "UTC, true", "+02:00, false", "UTC+2, false"})
    void itIsAnIanaTimeZone(String zone, boolean valid) {
        var shop = new Shop(
                URI.create("https://shop.example"),
                List.of(Locale.ENGLISH),
                List.of(Currency.getInstance("EUR")),
                ZoneId.of(zone));

        assertThat(shop.isTimeZoneNamed()).isEqualTo(valid);
    }

    private static StandardEnvironment environment(Map<String, Object> variables) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addLast(new ResourcePropertySource("classpath:application.properties"));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
