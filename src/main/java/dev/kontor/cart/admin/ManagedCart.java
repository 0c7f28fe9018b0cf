package dev.kontor.cart.admin;

import dev.kontor.cart.item.CartDetails;

/// A cart for staff: its row in the list and what its buyer sees, priced now. It contains no token.
record ManagedCart(CartSummary summary, CartDetails cart) {}
