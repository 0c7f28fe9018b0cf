package dev.kontor.broker;

import dev.kontor.events.CloudEvents;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Creates a forwarder for each configured broker.
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${kontor.broker.kafka.bootstrap-servers:}'.isEmpty()")
    static class ToKafka {

        @Bean
        Broker kafkaBroker(BrokerProperties properties, SslBundles bundles) {
            return new KafkaBroker(properties.kafka(), bundle(properties.kafka().sslBundle(), bundles));
        }

        @Bean
        Forwarder kafkaForwarder(BrokerProperties properties, Broker kafkaBroker, CloudEvents cloudEvents) {
            var kafka = properties.kafka();
            return new Forwarder("broker-kafka", kafka.types(), kafka.fromBeginning(), kafkaBroker, cloudEvents);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${kontor.broker.rabbitmq.hosts:}'.isEmpty()")
    static class ToRabbit {

        @Bean
        Broker rabbitBroker(BrokerProperties properties, SslBundles bundles) {
            return new RabbitBroker(
                    properties.rabbitmq(), bundle(properties.rabbitmq().sslBundle(), bundles));
        }

        @Bean
        Forwarder rabbitForwarder(BrokerProperties properties, Broker rabbitBroker, CloudEvents cloudEvents) {
            var rabbit = properties.rabbitmq();
            return new Forwarder("broker-rabbitmq", rabbit.types(), rabbit.fromBeginning(), rabbitBroker, cloudEvents);
        }
    }

    private static Optional<SslBundle> bundle(String name, SslBundles bundles) {
        return name.isEmpty() ? Optional.empty() : Optional.of(bundles.getBundle(name));
    }
}
