package dev.kontor.cart.aggregate;

import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares the problem codes of every operation that changes a cart, in addition to those in its [Problems].
@Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.CART_ALREADY_COMPLETED, ProblemCode.CART_CHANGED})
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ChangesCart {}
