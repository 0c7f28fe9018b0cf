/// In which quantities variants are sold, and their content.
@NullMarked
package dev.kontor.pricing.terms;

import org.jspecify.annotations.NullMarked;
