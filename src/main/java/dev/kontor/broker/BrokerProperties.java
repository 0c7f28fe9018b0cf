package dev.kontor.broker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Message brokers that receive the shop's events.
///
/// @param kafka forwards to Apache Kafka if it has bootstrap servers
/// @param rabbitmq forwards to RabbitMQ if it has hosts
@Validated
@ConfigurationProperties("kontor.broker")
record BrokerProperties(
        @DefaultValue @NotNull @Valid Kafka kafka,
        @DefaultValue @NotNull @Valid Rabbitmq rabbitmq) {

    private static final String ADDRESS = "[^\\s/@:]+:[0-9]{1,5}";
    private static final String EVENT_TYPE = "\\*|[a-z_]+\\.([a-z_]+|\\*)";

    /// Apache Kafka.
    ///
    /// @param bootstrapServers `host:port` of some brokers of the cluster; empty: nothing is forwarded to Kafka
    /// @param topic of all events; the key of a record is the event's subject
    /// @param types forwarded event types or groups such as `order.*`; empty: all
    /// @param fromBeginning whether to start with the oldest event of the log, instead of the next one
    /// @param timeout how long a confirmation may take before the events are published again
    /// @param username of SASL/SCRAM-SHA-512; empty: no authentication
    /// @param password of the user
    /// @param sslBundle name of the Spring SSL bundle for TLS; empty: no TLS
    /// @param properties further settings of Kafka's producer, such as `compression.type`
    record Kafka(
            @DefaultValue @NotNull List<@NotNull @Pattern(regexp = ADDRESS) String> bootstrapServers,

            @DefaultValue("kontor.events") @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,249}")
            String topic,

            @DefaultValue @NotNull Set<@NotNull @Pattern(regexp = EVENT_TYPE) String> types,

            @DefaultValue("false") boolean fromBeginning,

            @DefaultValue("15s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5)
            Duration timeout,

            @DefaultValue("") @NotNull String username,
            @DefaultValue("") @NotNull String password,
            @DefaultValue("") @NotNull String sslBundle,

            @DefaultValue @NotNull Map<@NotBlank String, @NotNull String> properties) {

        @Override
        public String toString() {
            return "Kafka[bootstrapServers=" + bootstrapServers + ", topic=" + topic + "]";
        }
    }

    /// RabbitMQ.
    ///
    /// @param hosts `host:port` of the nodes; empty: nothing is forwarded to RabbitMQ
    /// @param virtualHost of the exchange
    /// @param exchange a durable topic exchange, created if absent; the routing key is the event's type
    /// @param types forwarded event types or groups such as `order.*`; empty: all
    /// @param fromBeginning whether to start with the oldest event of the log, instead of the next one
    /// @param timeout how long a confirmation may take before the events are published again
    /// @param username with permission to configure and write the exchange
    /// @param password of the user
    /// @param sslBundle name of the Spring SSL bundle for TLS; empty: no TLS
    record Rabbitmq(
            @DefaultValue @NotNull List<@NotNull @Pattern(regexp = ADDRESS) String> hosts,
            @DefaultValue("/") @NotBlank String virtualHost,

            @DefaultValue("kontor.events") @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,127}")
            String exchange,

            @DefaultValue @NotNull Set<@NotNull @Pattern(regexp = EVENT_TYPE) String> types,

            @DefaultValue("false") boolean fromBeginning,

            @DefaultValue("15s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 5)
            Duration timeout,

            @DefaultValue("") @NotNull String username,
            @DefaultValue("") @NotNull String password,
            @DefaultValue("") @NotNull String sslBundle) {

        @Override
        public String toString() {
            return "Rabbitmq[hosts=" + hosts + ", exchange=" + exchange + "]";
        }
    }
}
