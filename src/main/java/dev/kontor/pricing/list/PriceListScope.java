package dev.kontor.pricing.list;

import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.channel.Channels;
import dev.kontor.pricing.PriceRules;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/// Checks that price lists use currencies of the shop and existing channels.
@Component
class PriceListScope implements ChannelUser {

    private final PriceListRepository lists;
    private final Channels channels;
    private final Shop shop;

    PriceListScope(PriceListRepository lists, Channels channels, Shop shop) {
        this.lists = lists;
        this.channels = channels;
        this.shop = shop;
    }

    void requireSold(Currency currency) {
        PriceRules.requireSold(currency, shop);
    }

    /// Records that the channels have price lists, and protects them from deletion until the transaction ends.
    void enter(List<String> codes) {
        if (!codes.isEmpty()) {
            channels.mark(codes, Channels.Mark.PRICED, "/channels");
        }
    }

    @Override
    public void removeChannel(Channel channel) {
        if (lists.isForChannel(channel.code())) {
            throw new ConflictException(ProblemCode.IN_USE, "A price list applies to this channel.");
        }
    }
}
