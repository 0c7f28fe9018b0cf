package dev.kontor.checkout;

import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Limits concurrent checkouts. While many wait, new shoppers are asked to return later.
@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

    private static final int UNDER_WAY = 100;

    /// Checkouts after the first transaction: without a limit, they would wait for a connection until they time
    /// out. The limit is high, because some wait for their provider.
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
