package dev.kontor.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Knows which types of events the consumers of all Spring contexts take. The stored position of a consumer follows
/// events that it does not take only after seconds, and tests need not wait for that.
public final class KnownConsumers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<String, EventTypes> TYPES = new ConcurrentHashMap<>();

    /// @param consumer its name
    /// @return also if it is unknown
    public static boolean takes(String consumer, String type) {
        var types = TYPES.get(consumer);
        return types == null || types.include(type);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof EventConsumer consumer) {
                    TYPES.put(consumer.name(), EventTypes.of(consumer.types()));
                }
                return bean;
            }
        });
    }
}
