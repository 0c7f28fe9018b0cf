package dev.kontor.testing;

import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.channel.Channels;
import dev.kontor.shared.shop.Shop;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Channels without a database, the default first. They sell everything.
public final class FixedChannels implements Channels {

    private final List<Channel> all;
    private String stamp = "1";

    public FixedChannels(Channel... all) {
        this.all = List.of(all);
    }

    /// A channel with the currencies of the shop.
    public static Channel channel(String code, List<Locale> locales, Shop shop) {
        return new Channel(
                ChannelId.next(),
                code,
                code,
                true,
                AssortmentMode.ALL,
                false,
                false,
                locales,
                shop.currencies(),
                Channel.DEFAULT_ORDER_NUMBER_PREFIX);
    }

    /// Only the default one.
    public static FixedChannels of(Shop shop) {
        return new FixedChannels(channel(Channel.DEFAULT, shop.locales(), shop));
    }

    /// As if one had changed.
    public void change() {
        stamp += "1";
    }

    @Override
    public Optional<Channel> find(String code) {
        return all.stream().filter(channel -> channel.code().equals(code)).findFirst();
    }

    @Override
    public Optional<Channel> find(ChannelId id) {
        return all.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    @Override
    public Channel standard() {
        return all.getFirst();
    }

    @Override
    public List<Channel> all() {
        return all;
    }

    @Override
    public String stamp() {
        return stamp;
    }

    @Override
    public List<Channel> hold(Collection<String> codes, String pointer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Channel> mark(Collection<String> codes, Mark mark, String pointer) {
        throw new UnsupportedOperationException();
    }
}
