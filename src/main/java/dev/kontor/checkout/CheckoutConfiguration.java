package dev.kontor.checkout;

import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets a few checkouts write at a time. While many wait, new shoppers are asked to come back.
@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    private static final int UNDER_WAY = 100;

    /// Those that come after the first transaction: were there no end to them, they would wait in vain for a
    /// connection. There are many, because some wait for their provider.
    @Bean
    ConcurrencyLimiter checkoutsUnderWay(CheckoutProperties properties) {
        return new ConcurrencyLimiter(
                UNDER_WAY, 2 * properties.parallel(), properties.maxWaiting(), properties.maxWait());
    }

    @Bean
    ConcurrencyLimiter checkoutTurns(CheckoutProperties properties) {
        return new ConcurrencyLimiter(
                properties.parallel(), 2 * properties.parallel(), properties.maxWaiting(), properties.maxWait());
    }
}
