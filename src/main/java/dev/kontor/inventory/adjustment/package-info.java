/// Manual adjustments of stock levels.
@NullMarked
package dev.kontor.inventory.adjustment;

import org.jspecify.annotations.NullMarked;
