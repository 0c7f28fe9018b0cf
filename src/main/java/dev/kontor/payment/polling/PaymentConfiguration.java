package dev.kontor.payment.polling;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Enables the background jobs of payments.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PaymentConfiguration {}
