/// Carriers' reports about parcels: signed webhooks, and polling for parcels without news.
@NullMarked
package dev.kontor.shipping.tracking;

import org.jspecify.annotations.NullMarked;
