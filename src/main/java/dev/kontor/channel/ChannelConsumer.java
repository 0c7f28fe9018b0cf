package dev.kontor.channel;

import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reloads the channels in every process when one has changed.
@Component
class ChannelConsumer implements EventConsumer {

    private final KnownChannels channels;

    ChannelConsumer(KnownChannels channels) {
        this.channels = channels;
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public Set<String> types() {
        return Set.of("channel.*");
    }

    @Override
    public Reach reach() {
        return Reach.EVERY_PROCESS;
    }

    @Override
    public boolean isEager() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        channels.renew();
    }
}
