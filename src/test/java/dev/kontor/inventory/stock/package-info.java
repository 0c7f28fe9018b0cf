/// Tests of stock: rules on plain objects, everything else on a real PostgreSQL.
@NullMarked
package dev.kontor.inventory.stock;

import org.jspecify.annotations.NullMarked;
