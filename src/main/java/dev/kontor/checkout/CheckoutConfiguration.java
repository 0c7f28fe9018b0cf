package dev.kontor.checkout;

import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Limits the number of concurrent checkouts. When too many wait, new ones are rejected and can retry later.
@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    private static final int UNDER_WAY = 100;

    /// Bounds checkouts after their first transaction; otherwise they would wait for connections until the timeout.
    /// The limit is high because some of them wait for their provider.
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
