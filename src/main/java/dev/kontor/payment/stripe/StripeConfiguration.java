package dev.kontor.payment.stripe;

import com.stripe.StripeClient;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.PaymentWays;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Creates the client without its built-in retries, because Kontor decides what may be resent.
@Configuration(proxyBeanMethods = false)
@Conditional(StripeCondition.class)
class StripeConfiguration {

    private static final int CONNECT_MILLIS = 2_000;

    @Bean
    SettingsGroup<PaymentWay> stripePayment(Environment environment) {
        return PaymentWays.group(StripeProvider.CODE, PaymentWay.unlimited(), Map.of(), environment);
    }

    @Bean
    StripeClient stripeClient(PaymentProperties properties) {
        return client(properties);
    }

    static StripeClient client(PaymentProperties properties) {
        var stripe = properties.stripe();
        return StripeClient.builder()
                .setApiKey(Objects.requireNonNull(stripe.secretKey()))
                .setApiBase(stripe.apiBase())
                .setConnectTimeout(CONNECT_MILLIS)
                .setReadTimeout(Math.toIntExact(properties.timeout().toMillis()))
                .setMaxNetworkRetries(0)
                .build();
    }
}
