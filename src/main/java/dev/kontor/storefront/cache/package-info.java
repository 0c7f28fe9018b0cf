/// The response cache: finished bytes of public reads, served before the security chain and invalidated by the
/// event log. Redis, if configured, is a second level that only saves work.
@NullMarked
package dev.kontor.storefront.cache;

import org.jspecify.annotations.NullMarked;
