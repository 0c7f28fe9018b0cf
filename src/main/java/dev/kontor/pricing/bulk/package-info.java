/// Sets many prices at once.
@NullMarked
package dev.kontor.pricing.bulk;

import org.jspecify.annotations.NullMarked;
