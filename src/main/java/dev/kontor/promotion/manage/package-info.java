/// Manages promotions on behalf of staff.
@NullMarked
package dev.kontor.promotion.manage;

import org.jspecify.annotations.NullMarked;
