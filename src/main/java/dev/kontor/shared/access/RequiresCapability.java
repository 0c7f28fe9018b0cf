package dev.kontor.shared.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The holder of the object's secret token, sent in a header, or the customer who owns the object may call the
/// handler. The handler's query checks the token or the owner; a wrong or missing one is 404.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresCapability {

    /// The header with the token of a guest's cart.
    String CART_TOKEN = "X-Cart-Token";

    /// The header with the token of an order.
    String ORDER_TOKEN = "X-Order-Token";

    /// The header that carries the token.
    String value();
}
