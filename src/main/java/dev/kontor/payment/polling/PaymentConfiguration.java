package dev.kontor.payment.polling;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Lets the janitor run.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PaymentConfiguration {}
