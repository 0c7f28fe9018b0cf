package dev.kontor.media.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kontor.media.MediaProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Stands in for S3: keeps objects in memory and believes only what is signed as AWS documents it (Signature Version 4,
/// in the header and in the address). Written from that document, not from the client.
public final class S3StandIn implements AutoCloseable {

    public static final String BUCKET = "shop-media";
    public static final String ACCESS_KEY = "AKIDEXAMPLE";
    public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    public static final String REGION = "eu-central-1";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    public S3StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A bucket of this service that takes uploads itself.
    public DirectUploads directUploads() {
        return new DirectUploads(
                S3Bucket.of(new MediaProperties.S3(BUCKET, REGION, endpoint(), ACCESS_KEY, SECRET_KEY, true)));
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    Map<String, byte[]> objects() {
        return objects;
    }

    List<String> refusals() {
        return refusals;
    }

    /// What it was asked for so far.
    List<String> methods() {
        return methods;
    }

    void breakDown(boolean down) {
        broken = down;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getRawPath();
            var refusal = broken ? "broken" : refusal(exchange, body);
            if (refusal != null) {
                refusals.add(refusal);
                answer(
                        exchange,
                        broken ? 500 : 403,
                        "<Error><Code>%s</Code></Error>".formatted(refusal).getBytes(StandardCharsets.UTF_8));
                return;
            }
            methods.add(exchange.getRequestMethod());
            var key = path.substring(("/" + BUCKET + "/").length());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, body);
                    answer(exchange, 200, new byte[0]);
                }
                case "GET", "HEAD" -> {
                    var object = objects.get(key);
                    answer(
                            exchange,
                            object == null ? 404 : 200,
                            object == null
                                    ? "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8)
                                    : object);
                }
                case "DELETE" -> {
                    objects.remove(key);
                    answer(exchange, 204, new byte[0]);
                }
                default -> answer(exchange, 405, new byte[0]);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(status == 200 ? body.length : 0));
            exchange.sendResponseHeaders(status, -1);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Why the request is not believed; absent where it is.
    private static @Nullable String refusal(HttpExchange exchange, byte[] body) {
        var query = query(exchange.getRequestURI());
        if (!exchange.getRequestURI().getRawPath().startsWith("/" + BUCKET + "/")) {
            return "NoSuchBucket";
        }
        var headers = exchange.getRequestHeaders();
        boolean presigned = query.containsKey("X-Amz-Signature");
        var given = new TreeMap<String, String>();
        if (presigned) {
            given.putAll(query);
            var begin = Instant.from(TIME.parse(query.get("X-Amz-Date")));
            var end = begin.plus(Duration.ofSeconds(Long.parseLong(query.get("X-Amz-Expires"))));
            if (Instant.now().isAfter(end)) {
                return "Expired";
            }
        } else {
            var authorization = headers.getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
                return "AccessDenied";
            }
            Arrays.stream(authorization.substring(17).split(", ?"))
                    .map(part -> part.split("=", 2))
                    .forEach(part -> given.put("X-Amz-" + part[0], part[1]));
            given.put("X-Amz-Date", headers.getFirst("X-Amz-Date"));
        }
        var payload = presigned ? "UNSIGNED-PAYLOAD" : headers.getFirst("X-Amz-Content-Sha256");
        if (!payload.equals("UNSIGNED-PAYLOAD") && !payload.equals(hex(sha256(body)))) {
            return "XAmzContentSHA256Mismatch";
        }
        var signed = List.of(given.getOrDefault("X-Amz-SignedHeaders", "").split(";"));
        if (!signed.contains("host")) {
            return "HostNotSigned";
        }
        var canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                rawQuery(exchange.getRequestURI()),
                signed.stream()
                        .map(name ->
                                name + ":" + String.join(",", headers.get(name)).strip() + "\n")
                        .collect(Collectors.joining()),
                String.join(";", signed),
                payload);
        var credential = given.getOrDefault("X-Amz-Credential", "/").split("/", 2);
        var scope = credential[1];
        var toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                given.get("X-Amz-Date"),
                scope,
                hex(sha256(canonical.getBytes(StandardCharsets.UTF_8))));
        var key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        return credential[0].equals(ACCESS_KEY)
                        && scope.endsWith("/" + REGION + "/s3/aws4_request")
                        && hex(hmac(key, toSign)).equals(given.get("X-Amz-Signature"))
                ? null
                : "SignatureDoesNotMatch";
    }

    /// In order of the names, as it was encoded, without the signature itself.
    private static String rawQuery(URI uri) {
        var raw = uri.getRawQuery();
        return raw == null
                ? ""
                : Arrays.stream(raw.split("&"))
                        .filter(part -> !part.startsWith("X-Amz-Signature="))
                        .map(part -> part.contains("=") ? part : part + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(URI uri) {
        var raw = uri.getRawQuery();
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(part -> part.split("=", 2))
                        .collect(Collectors.toMap(
                                part -> part[0],
                                part -> part.length == 1 ? "" : URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
