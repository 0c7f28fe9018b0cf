/// Merges two customers into one.
@NullMarked
package dev.kontor.customer.merge;

import org.jspecify.annotations.NullMarked;
