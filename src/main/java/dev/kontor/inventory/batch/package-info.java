/// Changes many stock levels in one transaction.
@NullMarked
package dev.kontor.inventory.batch;

import org.jspecify.annotations.NullMarked;
