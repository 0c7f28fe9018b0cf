/// What variants cost in the past.
@NullMarked
package dev.kontor.pricing.history;

import org.jspecify.annotations.NullMarked;
