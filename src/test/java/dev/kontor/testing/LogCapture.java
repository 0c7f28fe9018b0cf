package dev.kontor.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.kontor.shared.security.SecurityEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/// What the application writes to its logs in production: the levels of production, each event as the JSON line
/// that it becomes there. The console stays silent meanwhile.
public final class LogCapture implements AutoCloseable {

    /// Of the tests, not of the application.
    private static final String MAIL_SERVER = "com.icegreen.";

    private final Logger root;
    private final Level level;
    private final Logger security;
    private final @Nullable Level securityLevel;
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();
    private final Keeper keeper = new Keeper();
    private final List<Written> written = new CopyOnWriteArrayList<>();

    private LogCapture(LoggerContext context) {
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        this.level = root.getLevel();
        this.security = context.getLogger(SecurityEvents.LOGGER);
        this.securityLevel = security.getLevel();
        security.setLevel(null);
        if (context.getObject(Environment.class.getName()) == null) {
            context.putObject(Environment.class.getName(), new StandardEnvironment());
        }
        encoder.setContext(context);
        encoder.setFormat("ecs");
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        keeper.setContext(context);
        keeper.start();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        root.addAppender(keeper);
        root.setLevel(Level.INFO);
    }

    /// An event of the log.
    ///
    /// @param message formatted
    /// @param facts its key-value pairs
    /// @param line the whole of it as JSON, with the stack trace if it has one
    public record Written(ILoggingEvent event, String message, Map<String, String> facts, String line) {}

    public static LogCapture start() {
        return new LogCapture((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    public List<Written> all() {
        return List.copyOf(written);
    }

    public List<Written> of(String logger) {
        return written.stream()
                .filter(each -> each.event().getLoggerName().equals(logger))
                .toList();
    }

    @Override
    public void close() {
        root.setLevel(level);
        security.setLevel(securityLevel);
        root.detachAppender(keeper);
        others.forEach(root::addAppender);
        keeper.stop();
        encoder.stop();
    }

    private final class Keeper extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLoggerName().startsWith(MAIL_SERVER)) {
                return;
            }
            event.prepareForDeferredProcessing();
            var pairs = event.getKeyValuePairs();
            Map<String, String> facts = pairs == null
                    ? Map.of()
                    : pairs.stream().collect(Collectors.toMap(pair -> pair.key, pair -> String.valueOf(pair.value)));
            written.add(new Written(
                    event,
                    event.getFormattedMessage(),
                    facts,
                    new String(encoder.encode(event), StandardCharsets.UTF_8)));
        }
    }
}
