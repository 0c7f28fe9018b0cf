package dev.kontor.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/// Publishes to a topic exchange of RabbitMQ: persistent messages with CloudEvents in structured mode and the event's
/// type as routing key.
final class RabbitBroker implements Broker {

    private static final int PERSISTENT = 2;

    private final BrokerProperties.Rabbitmq settings;
    private final ConnectionFactory factory;
    private final List<Address> addresses;
    private @Nullable Connection connection;
    private @Nullable Channel channel;

    /// @param bundle certificates for TLS, if TLS is used
    RabbitBroker(BrokerProperties.Rabbitmq settings, Optional<SslBundle> bundle) {
        this.settings = settings;
        this.addresses = settings.hosts().stream().map(Address::parseAddress).toList();
        this.factory = new ConnectionFactory();
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        factory.setVirtualHost(settings.virtualHost());
        if (!settings.username().isEmpty()) {
            factory.setUsername(settings.username());
            factory.setPassword(settings.password());
        }
        factory.setConnectionTimeout(timeout);
        factory.setHandshakeTimeout(timeout);
        factory.setChannelRpcTimeout(timeout);
        factory.setShutdownTimeout(timeout);
        // A connection that recovers by itself would not say which messages it has lost.
        factory.setAutomaticRecoveryEnabled(false);
        bundle.ifPresent(certificates -> {
            factory.useSslProtocol(certificates.createSslContext());
            factory.enableHostnameVerification();
        });
    }

    @Override
    public synchronized void publish(List<Message> messages) {
        try {
            var open = open();
            for (var message : messages) {
                open.basicPublish(settings.exchange(), message.type(), properties(message), message.body());
            }
            open.waitForConfirmsOrDie(settings.timeout().toMillis());
        } catch (IOException | TimeoutException | ShutdownSignalException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private Channel open() throws IOException, TimeoutException {
        if (channel == null) {
            connection = factory.newConnection(addresses, "kontor");
            channel = connection.createChannel();
            channel.exchangeDeclare(settings.exchange(), BuiltinExchangeType.TOPIC, true);
            channel.confirmSelect();
        }
        return channel;
    }

    private static AMQP.BasicProperties properties(Message message) {
        var properties = new AMQP.BasicProperties.Builder()
                .contentType(Forwarder.CONTENT_TYPE)
                .deliveryMode(PERSISTENT)
                .messageId(message.id())
                .type(message.type());
        return message.traceParent() == null
                ? properties.build()
                : properties
                        .headers(Map.of("traceparent", message.traceParent()))
                        .build();
    }

    /// Ends the connection, so that nothing of it arrives after what will be published again.
    private BrokerException failed(Exception failure) {
        if (connection != null) {
            connection.abort(0);
        }
        connection = null;
        channel = null;
        return new BrokerException("RabbitMQ", failure);
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.abort(Math.toIntExact(settings.timeout().toMillis()));
        }
        connection = null;
        channel = null;
    }
}
