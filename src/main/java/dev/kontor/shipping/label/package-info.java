/// Labels of parcels: bought outside of transactions, resolved in the background, stored as private files.
@NullMarked
package dev.kontor.shipping.label;

import org.jspecify.annotations.NullMarked;
