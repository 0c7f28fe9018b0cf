package dev.kontor.storefront.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

class CachePropertiesTests {

    @Test
    void theDefaultsAreValid() {
        assertThat(bind(Map.of())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "max-size,-1MB,max-size and cards-max-size must not be negative",
        "cards-max-size,-1MB,max-size and cards-max-size must not be negative"
    })
    void aSizeOutOfRangeIsRejectedWithItsName(String name, String value, String message) {
        assertThatThrownBy(() -> bind(Map.of("kontor.storefront.cache." + name, value)))
                .rootCause()
                .hasMessageContaining(message);
    }

    private static CacheProperties bind(Map<String, String> settings) {
        try (var validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            return new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate(
                            "kontor.storefront.cache",
                            Bindable.of(CacheProperties.class),
                            new ValidationBindHandler(validator));
        }
    }
}
