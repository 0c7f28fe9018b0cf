package dev.kontor.shared.security;

import dev.kontor.shared.security.SecurityEvent.Kind;
import dev.kontor.shared.security.SecurityEvent.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/// Writes security events to the logger `dev.kontor.security`, one line each, with key-value pairs, and counts
/// them as `kontor.security.events`.
@Component
public class SecurityEvents {

    public static final String LOGGER = "dev.kontor.security";
    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int MAX_VALUE_LENGTH = 200;

    private final MeterRegistry meters;

    public SecurityEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    public void log(SecurityEvent event) {
        log(event, Caller.current());
    }

    /// Records a denial. The operation is named by its path pattern, because the requested path is untrusted
    /// input.
    ///
    /// @param reason the code of the problem in the response
    /// @param details further facts
    public void denied(HttpServletRequest request, String reason, Map<String, Object> details) {
        var denial = SecurityEvent.failure(Kind.DENIAL, operation(request)).with("reason", reason);
        if (details.get("permission") instanceof String permission) {
            denial = denial.with("permission", permission);
        }
        log(denial);
    }

    /// The same after the request has ended.
    public void log(SecurityEvent event, Caller caller) {
        var facts = facts(event, caller);
        var text = facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(" "));
        var line = LOG.atLevel(event.outcome() == Outcome.SUCCESS ? Level.INFO : Level.WARN);
        for (var fact : facts.entrySet()) {
            line = line.addKeyValue(fact.getKey(), fact.getValue());
        }
        line.log(text);
        meters.counter(
                        "kontor.security.events",
                        "kind",
                        event.kind().text(),
                        "outcome",
                        event.outcome().text())
                .increment();
    }

    private static String operation(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (pattern == null ? api(request) : pattern);
    }

    private static String api(HttpServletRequest request) {
        var path = String.valueOf(request.getRequestURI());
        return Stream.of("/admin/v1", "/store/v1", "/actuator", "/oauth2")
                .filter(path::startsWith)
                .findFirst()
                .orElse("elsewhere");
    }

    /// Uses field names of the Elastic Common Schema where they exist.
    private static Map<String, String> facts(SecurityEvent event, Caller caller) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("event.action", event.kind().text());
        facts.put("event.outcome", event.outcome().text());
        facts.put("user.id", harmless(event.actor() == null ? caller.actor() : event.actor()));
        facts.put("source.ip", harmless(caller.source()));
        facts.put("object", harmless(event.object()));
        facts.put("http.request.id", harmless(caller.requestId()));
        new TreeMap<>(event.details()).forEach((name, value) -> facts.put(harmless(name), harmless(value)));
        return facts;
    }

    /// The text on one line: an attacker who can break a line can forge the next one.
    static String harmless(String text) {
        var result = new StringBuilder();
        text.codePoints().limit(MAX_VALUE_LENGTH).forEach(point -> {
            switch (point) {
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                default -> {
                    if (Character.isISOControl(point) || isLineBreak(point)) {
                        result.append("\\u%04x".formatted(point));
                    } else {
                        result.appendCodePoint(point);
                    }
                }
            }
        });
        return result.toString();
    }

    private static boolean isLineBreak(int point) {
        int type = Character.getType(point);
        return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || type == Character.FORMAT;
    }
}
