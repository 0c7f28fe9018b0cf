package dev.kontor.cart.admin;

import dev.kontor.cart.item.CartDetails;

/// A cart as staff see it: its place in the list, and what its buyer sees, calculated now. Nothing that opens it.
record ManagedCart(CartSummary summary, CartDetails cart) {}
