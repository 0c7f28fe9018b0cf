/// Finished answers of public reads, kept as bytes: answered before the security chain, forgotten when the
/// event log tells of a change. Redis, where it is configured, is a second level that only saves work.
@NullMarked
package dev.kontor.storefront.cache;

import org.jspecify.annotations.NullMarked;
