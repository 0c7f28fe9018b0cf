package dev.kontor.catalog;

import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;

/// What a channel sells of the published products, as a part of SQL over the `pub_` views of the catalogue.
public final class Assortment {

    private Assortment() {}

    /// The condition that the channel sells a product now, beginning with `and`; empty where it sells all that is
    /// published, so that nothing has to be looked at. Takes the parameter `channel`: the value of its id.
    ///
    /// @param product the column with the id of the product
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
