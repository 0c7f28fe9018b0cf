package dev.kontor.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.KontorTest;
import jakarta.servlet.Filter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

/// Every filter of the running application stands at a place of [FilterPlace], and each place has one filter.
@KontorTest
class FilterPlaceTests {

    @Autowired
    private ApplicationContext context;

    @Test
    void everyFilterNamesItsPlace() {
        var places = Stream.of(FilterPlace.values()).collect(Collectors.toMap(FilterPlace::order, FilterPlace::name));

        var found = registered();

        assertThat(places.keySet()).containsAll(found.keySet());
    }

    /// Names of filters by order. Spring's encoding filter is first together with our cache; neither looks at what the
    /// other does.
    private Map<Integer, String> registered() {
        var byOrder = new HashMap<Integer, String>();
        context.getBeansOfType(AbstractFilterRegistrationBean.class).forEach((name, registration) -> {
            if (registration.isEnabled()) {
                put(byOrder, registration.getOrder(), name);
            }
        });
        context.getBeansOfType(Filter.class).forEach((name, filter) -> {
            if (filter instanceof Ordered ordered) {
                put(byOrder, ordered.getOrder(), name);
            }
        });
        return byOrder;
    }

    private static void put(Map<Integer, String> byOrder, int order, String name) {
        // The second one counts statements for tests.
        if (name.equals("characterEncodingFilter") || name.equals("statementCounterFilter")) {
            return;
        }
        assertThat(byOrder.put(order, name))
                .as("%s shares the place %d", name, order)
                .isNull();
    }
}
