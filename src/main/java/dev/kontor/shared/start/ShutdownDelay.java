package dev.kontor.shared.start;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps serving for a while after readiness is withdrawn. Without it, a load balancer would send requests to a
/// closed port.
@Component
class ShutdownDelay implements SmartLifecycle {

    private final ShutdownProperties properties;
    private volatile boolean running;

    ShutdownDelay(ShutdownProperties properties) {
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(properties.delay());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
