package dev.kontor.broker;

import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/// Makes Kafka use an SSL bundle of Spring. Kafka instantiates this class and calls [#configure].
public final class KafkaSslEngines implements SslEngineFactory {

    static final String BUNDLE = "kontor.ssl.bundle";

    private @Nullable SslBundle bundle;

    @Override
    public void configure(Map<String, ?> configuration) {
        bundle = (SslBundle) configuration.get(BUNDLE);
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String endpointIdentification) {
        var engine = bundle().createSslContext().createSSLEngine(host, port);
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(endpointIdentification);
        engine.setSSLParameters(parameters);
        return engine;
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("Kontor is a client of Kafka");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> next) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return bundle().getStores().getKeyStore();
    }

    @Override
    public @Nullable KeyStore truststore() {
        return bundle().getStores().getTrustStore();
    }

    private SslBundle bundle() {
        return Objects.requireNonNull(bundle);
    }

    @Override
    public void close() {}
}
