package dev.kontor.identity.sso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/// HTTP access to issuers: with timeouts, without redirects, and with limited response sizes.
@Component
class IssuerClient {

    private static final int MAX_BYTES = 512 * 1024;

    private final ClientHttpRequestFactory requests;

    IssuerClient(SsoProperties properties) {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(properties.readTimeout());
        this.requests = factory;
    }

    ClientHttpRequestFactory requests() {
        return requests;
    }

    static ClientHttpRequestInterceptor limit() {
        return new Limit();
    }

    private static final class Limit implements ClientHttpRequestInterceptor {

        @Override
        public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
                throws IOException {
            var response = execution.execute(request, body);
            try (var stream = response.getBody()) {
                var bytes = stream.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new IOException("the issuer responded with more than " + MAX_BYTES + " bytes");
                }
                return new ReadResponse(
                        response.getStatusCode(), response.getStatusText(), response.getHeaders(), bytes);
            }
        }
    }

    private record ReadResponse(HttpStatusCode status, String text, HttpHeaders headers, byte[] bytes)
            implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() {
            return status;
        }

        @Override
        public String getStatusText() {
            return text;
        }

        @Override
        public void close() {
            // The body was read completely.
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
