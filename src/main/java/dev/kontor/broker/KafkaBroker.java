package dev.kontor.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/// Publishes to a topic of Apache Kafka: CloudEvents in structured mode, with the subject as key.
final class KafkaBroker implements Broker {

    private final BrokerProperties.Kafka settings;
    private final Map<String, Object> configuration;
    private @Nullable Producer<String, byte[]> producer;

    /// @param bundle certificates for TLS, if TLS is used
    KafkaBroker(BrokerProperties.Kafka settings, Optional<SslBundle> bundle) {
        this.settings = settings;
        this.configuration = configuration(settings, bundle);
    }

    private static Map<String, Object> configuration(BrokerProperties.Kafka settings, Optional<SslBundle> bundle) {
        var all = new HashMap<String, Object>();
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "kontor");
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        boolean signsIn = !settings.username().isEmpty();
        if (signsIn) {
            all.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
            all.put(
                    SaslConfigs.SASL_JAAS_CONFIG,
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                            .formatted(quoted(settings.username()), quoted(settings.password())));
        }
        bundle.ifPresent(certificates -> {
            all.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, KafkaSslEngines.class);
            all.put(KafkaSslEngines.BUNDLE, certificates);
        });
        all.put(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                (signsIn ? "SASL_" : "") + (bundle.isPresent() ? "SSL" : "PLAINTEXT"));
        all.putAll(settings.properties());
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return all;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public synchronized void publish(List<Message> messages) {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
            }
            var confirmations = new ArrayList<Future<RecordMetadata>>();
            for (var message : messages) {
                confirmations.add(producer.send(record(message)));
            }
            long end = System.nanoTime() + settings.timeout().multipliedBy(2).toNanos();
            for (var confirmation : confirmations) {
                confirmation.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (KafkaException | TimeoutException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private ProducerRecord<String, byte[]> record(Message message) {
        var headers = new RecordHeaders().add("content-type", header(Forwarder.CONTENT_TYPE));
        if (message.traceParent() != null) {
            headers.add("traceparent", header(message.traceParent()));
        }
        return new ProducerRecord<>(settings.topic(), null, message.subject(), message.body(), headers);
    }

    private static byte[] header(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /// Closes the producer without waiting, so that it does not send later what will be published again.
    private BrokerException failed(Throwable failure) {
        end(Duration.ZERO);
        return new BrokerException("Kafka", failure);
    }

    @Override
    public synchronized void close() {
        end(settings.timeout());
    }

    private void end(Duration patience) {
        if (producer != null) {
            producer.close(patience);
            producer = null;
        }
    }
}
