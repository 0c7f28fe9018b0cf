package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class HandlersTests {

    @Test
    void theMappingIsResolvedOnceAndNotBeforeTheFirstRequest() {
        var resolved = new AtomicInteger();
        var mapping = new CachingHandlerMapping();
        var handlers = new Handlers(new ObjectProvider<RequestMappingHandlerMapping>() {
            @Override
            public RequestMappingHandlerMapping getObject() {
                resolved.incrementAndGet();
                return mapping;
            }
        });
        assertThat(resolved).hasValue(0);

        for (int request = 0; request < 3; request++) {
            assertThat(handlers.of(new MockHttpServletRequest("GET", "/store/v1/products")))
                    .isEmpty();
        }

        assertThat(resolved).hasValue(1);
    }
}
