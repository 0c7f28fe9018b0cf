package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.KontorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@KontorTest
class MeasuredOperationsTests {

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private Environment environment;

    @Test
    void everyOperationIsMeasured() {
        long paths = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .count();

        assertThat(environment.getRequiredProperty("management.metrics.web.server.max-uri-tags", Integer.class))
                .as("http.server.requests takes no notice of operations after so many")
                .isGreaterThan((int) paths + 50);
    }
}
