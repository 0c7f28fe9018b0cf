/// Orders that replace returned or claimed units: exchanges and claims.
@NullMarked
package dev.kontor.order.replacement;

import org.jspecify.annotations.NullMarked;
