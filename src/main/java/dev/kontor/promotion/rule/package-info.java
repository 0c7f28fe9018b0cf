/// The terms of promotions: conditions, actions and their validation.
@NullMarked
package dev.kontor.promotion.rule;

import org.jspecify.annotations.NullMarked;
