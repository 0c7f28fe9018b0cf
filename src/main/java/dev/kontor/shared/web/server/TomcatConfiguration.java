package dev.kontor.shared.web.server;

import dev.kontor.shared.web.ProtectiveHeaders;
import dev.kontor.shared.web.RequestIdFilter;
import dev.kontor.shared.web.problem.HttpStatuses;
import dev.kontor.shared.web.problem.ProblemDocuments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Turns Tomcat's own rejections, of requests that never reach a filter, into problem documents.
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports(
            ProblemDocuments problems, JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ProblemReportValve(problems, json));
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> finishedBytes(ConnectionProperties properties) {
        return factory -> {
            factory.setProtocol(FinishedBytesProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof FinishedBytesProtocol protocol) {
                    protocol.limit(properties);
                }
            });
        };
    }

    /// Writes the report of an error unless it has been written already.
    static final class ProblemReportValve extends ErrorReportValve {

        private final ProblemDocuments problems;
        private final JsonMapper json;

        ProblemReportValve(ProblemDocuments problems, JsonMapper json) {
            this.problems = problems;
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
                // A transfer encoding that Tomcat does not support: not a failure of Kontor.
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var code = HttpStatuses.code(HttpStatusCode.valueOf(status));
            try {
                var body = json.writeValueAsString(problems.of(code, request.getRequest()));
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setHeader(RequestIdFilter.HEADER, RequestIdFilter.requestId(request.getRequest()));
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                ProtectiveHeaders.set(response);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(body);
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("the client went away", e);
            }
        }
    }
}
