package dev.kontor.shared.start;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Prints next steps at the end of the start.
@Component
@Profile("!prod & !test")
class StartupNotices {

    private static final Logger LOG = LoggerFactory.getLogger(StartupNotices.class);

    private final Environment environment;
    private final List<StartupNotice> notices;

    StartupNotices(Environment environment, List<StartupNotice> notices) {
        this.environment = environment;
        this.notices = notices;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        LOG.info(
                "Kontor is ready.\n\n{}\n",
                Stream.concat(Stream.of(addresses()), notices.stream())
                        .map(StartupNotices::paragraph)
                        .collect(Collectors.joining("\n\n")));
    }

    private StartupNotice addresses() {
        var base = "http://localhost:" + environment.getProperty("local.server.port", "8080");
        var management = environment.getProperty("local.management.port");
        var operation = management == null ? base : "http://localhost:" + management;
        return new Paragraph(
                "Addresses",
                List.of(
                        "Store API    " + base + "/store/v1/products",
                        "Admin API    " + base + "/admin/v1",
                        "Swagger UI   " + base + environment.getProperty("springdoc.swagger-ui.path", "/swagger-ui"),
                        "Problems     " + base + "/problems",
                        "Health       " + base + "/readyz",
                        "Metrics      " + operation + "/actuator/prometheus"));
    }

    private static String paragraph(StartupNotice notice) {
        return notice.lines().stream().collect(Collectors.joining("\n    ", "  " + notice.title() + "\n    ", ""));
    }

    private record Paragraph(String title, List<String> lines) implements StartupNotice {}
}
