package dev.kontor.webhook.target;

import dev.kontor.shared.problem.RejectedException;
import dev.kontor.webhook.WebhookProperties;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Posts messages to user-supplied addresses. It follows no redirects, does not retry, stores no cookies, uses
/// no proxy, reads little of a response, and returns in time even if the receiver does not.
@Component
public class WebhookClient implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final TimeValue REUSE = TimeValue.ofSeconds(50);
    private static final int MAX_READ = 16 * 1_024;
    private static final Http1Config SHORT_HEADS =
            Http1Config.custom().setMaxHeaderCount(100).setMaxLineLength(8_192).build();

    private final TargetAddresses addresses;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    @Autowired
    WebhookClient(TargetAddresses addresses, WebhookProperties properties) {
        this(addresses, properties, DefaultClientTlsStrategy.createDefault());
    }

    /// @param tls trust settings
    WebhookClient(TargetAddresses addresses, WebhookProperties properties, TlsSocketStrategy tls) {
        this.addresses = addresses;
        this.timeout = properties.timeout();
        this.deadlines.setRemoveOnCancelPolicy(true);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setTlsSocketStrategy(tls)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(SHORT_HEADS)
                        .build())
                .setMaxConnTotal(properties.concurrency())
                .setMaxConnPerRoute(properties.concurrency())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(Timeout.of(timeout))
                        .setTimeToLive(REUSE)
                        // Many receivers close connections after each message without announcing it.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Kontor-Webhooks/1.0")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// Sends a message once. Never throws: every outcome is a result.
    public DeliveryResult post(String url, Map<String, String> headers, ContentType type, byte[] body) {
        long start = System.nanoTime();
        HttpPost request;
        try {
            request = new HttpPost(Target.of(url, addresses).uri());
        } catch (RejectedException _) {
            return DeliveryResult.none(DeliveryResult.Outcome.TARGET_NOT_ALLOWED, since(start));
        }
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, type));
        var late = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        DeliveryResult answer = null;
        try (var response = http.executeOpen(null, request, null)) {
            answer = DeliveryResult.ofStatus(response.getCode(), since(start));
            readSome(response);
            return answer;
        } catch (TargetAddresses.NotAllowedException _) {
            return DeliveryResult.none(DeliveryResult.Outcome.TARGET_NOT_ALLOWED, since(start));
        } catch (IOException failure) {
            if (answer != null) {
                return answer;
            }
            boolean timedOut = late.get() || failure instanceof InterruptedIOException;
            return DeliveryResult.none(
                    timedOut ? DeliveryResult.Outcome.TIMED_OUT : DeliveryResult.Outcome.UNREACHABLE, since(start));
        } finally {
            deadline.cancel(false);
        }
    }

    /// A short response is read to its end, so that the connection can be reused. The rest of a long one is
    /// discarded; nothing after the status matters.
    private static void readSome(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null || response.getEntity().getContentLength() > MAX_READ) {
            return;
        }
        response.getEntity().getContent().skip(MAX_READ);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
