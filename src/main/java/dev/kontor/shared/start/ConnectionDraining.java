package dev.kontor.shared.start;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Closes client connections with the last responses before shutdown. A load balancer below HTTP does not move
/// open connections, so the next request would find the connection closed.
@Component
class ConnectionDraining implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private volatile boolean leaving;

    @EventListener
    void on(AvailabilityChangeEvent<ReadinessState> change) {
        leaving = change.getState() == ReadinessState.REFUSING_TRAFFIC;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new LastResponses());
    }

    private final class LastResponses extends ValveBase {

        LastResponses() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (leaving) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
            }
            getNext().invoke(request, response);
        }
    }
}
