/// The cart as an aggregate, and its rows in the database.
@NullMarked
package dev.kontor.cart.aggregate;

import org.jspecify.annotations.NullMarked;
