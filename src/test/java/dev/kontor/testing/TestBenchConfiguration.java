package dev.kontor.testing;

import dev.kontor.events.catalogue.EventCatalogue;
import dev.kontor.identity.token.AccessTokens;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.json.JsonMapper;

/// What the bench adds to the application: the clock, the HTTP client, the statement counter.
@TestConfiguration(proxyBeanMethods = false)
class TestBenchConfiguration {

    static {
        // Two JVMs of tests share two processors: what comes at once otherwise may take seconds.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        // Most of what tests wait for is there after a few milliseconds.
        Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    static StatementCounter statementCounter() {
        return new StatementCounter();
    }

    @Bean
    FilterRegistrationBean<StatementCounter.RequestFilter> statementCounterFilter(StatementCounter counter) {
        var registration = new FilterRegistrationBean<>(counter.filter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static EventCheck eventCheck(ObjectProvider<EventCatalogue> catalogue, ObjectProvider<JsonMapper> json) {
        return new EventCheck(catalogue::getObject, json::getObject);
    }

    @Bean
    ResponseCheck contractCheck(Environment environment) {
        return new ContractCheck(() -> "http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    @Bean
    ResponseCheck auditCheck(JdbcClient jdbc) {
        return new AuditCheck(AuditProbe.on(jdbc)::actionsOf);
    }

    @Bean
    Api api(Environment environment, StatementCounter counter, ObjectProvider<ResponseCheck> checks) {
        return Api.of(
                () -> "http://localhost:" + environment.getRequiredProperty("local.server.port"),
                new JsonMapper(),
                counter,
                () -> checks.orderedStream().toList());
    }

    @Bean(destroyMethod = "stop")
    MailSink mailSink() {
        return new MailSink();
    }

    @Bean
    JavaMailSender mailSender(MailSink sink) {
        return sink.sender();
    }

    @Bean
    Background background(ObjectProvider<ScheduledTaskHolder> schedules) {
        return new Background(schedules::stream);
    }

    @Bean
    Logins logins(JdbcClient jdbc, AccessTokens tokens) {
        return new Logins(jdbc, tokens);
    }
}
