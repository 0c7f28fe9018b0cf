package dev.kontor.catalog;

import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;

/// Builds the SQL condition that limits queries over the `pub_` views to what a channel sells.
public final class Assortment {

    private Assortment() {}

    /// Returns the condition that the channel sells a product now, beginning with `and`; empty if the channel
    /// sells everything that is published. Uses the parameter `channel`: the value of the channel id.
    ///
    /// @param product the column that holds the id of the product
    public static String and(Channel channel, String product) {
        if (!channel.isRestricted()) {
            return "";
        }
        return (channel.assortment() == AssortmentMode.CHOSEN ? """
                 and exists (select from catalog.pub_channel_listings chn
                             where chn.channel_id = :channel and chn.product_id = %s)
                """ : """
                 and not exists (select from catalog.pub_channel_exclusions chn
                                 where chn.channel_id = :channel and chn.product_id = %s)
                """).formatted(product);
    }
}
