package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// What a person's browser does at the pages of an issuer, without scripts: keeps cookies, follows redirects,
/// sends forms with all their hidden fields. It stops where it is sent back to the program that asked.
public final class Browser {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*\"([^\"]*)\"");
    private static final int MAX_REDIRECTS = 15;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String back;

    /// @param back how the addresses begin to which the browser is sent back
    public Browser(String back) {
        this.back = back;
    }

    /// Where the browser is.
    ///
    /// @param callback whether it was sent back; nothing was fetched from there
    public record Page(URI address, int status, Map<String, List<String>> headers, String text, boolean callback) {

        /// The parameters with which the browser was sent back.
        public Map<String, String> parameters() {
            assertThat(callback)
                    .as("sent back, instead of: %s %s", status, text)
                    .isTrue();
            return FakeIssuer.parameters(address.getRawQuery());
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .collect(Collectors.joining("\n"));
        }

        /// What the first form would send if nobody typed anything.
        public Map<String, String> fields() {
            var fields = new LinkedHashMap<String, String>();
            var inputs = INPUT.matcher(form().group(2));
            while (inputs.find()) {
                var input = attributes(inputs.group(1));
                if (input.containsKey("name")) {
                    fields.put(input.get("name"), input.getOrDefault("value", ""));
                }
            }
            return fields;
        }

        private java.util.regex.Matcher form() {
            var form = FORM.matcher(text);
            assertThat(form.find()).as("a form in: %s %s", status, text).isTrue();
            return form;
        }

        private String action() {
            return attributes(form().group(1)).getOrDefault("action", address.toString());
        }
    }

    public Page open(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    /// Fills the first form of the page in and sends it.
    public Page submit(Page page, Map<String, String> typed) {
        var fields = page.fields();
        fields.putAll(typed);
        return post(page.address().resolve(page.action()).toString(), fields);
    }

    /// Sends fields that no form may have offered.
    public Page post(String address, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return follow(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    private Page follow(HttpRequest.Builder first) {
        var request = first;
        for (int step = 0; step < MAX_REDIRECTS; step++) {
            var answer = send(request.header("Accept", "text/html").timeout(Duration.ofSeconds(30)));
            var location = answer.headers().firstValue("Location");
            if (location.isEmpty()) {
                return new Page(
                        answer.uri(), answer.statusCode(), answer.headers().map(), answer.body(), false);
            }
            var next = answer.uri().resolve(location.get());
            if (next.toString().startsWith(back)) {
                return new Page(next, answer.statusCode(), answer.headers().map(), "", true);
            }
            request = HttpRequest.newBuilder(next).GET();
        }
        throw new AssertionError("redirected too often");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new LinkedHashMap<String, String>();
        var found = ATTRIBUTE.matcher(text);
        while (found.find()) {
            attributes.put(found.group(1), HtmlUtils.htmlUnescape(found.group(2)));
        }
        return attributes;
    }
}
