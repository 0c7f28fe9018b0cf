package dev.kontor.promotion;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Why a promotion gives no discount.
///
/// @param missingAmount value that is still missing, if that is the reason
/// @param missingQuantity units that are still missing, if that is the reason
public record NotApplied(
        Reason reason,
        @Nullable Money missingAmount,
        @Nullable Integer missingQuantity) {

    public static NotApplied of(Reason reason) {
        return new NotApplied(reason, null, null);
    }

    /// The kind of obstacle.
    public enum Reason {
        /// There is no such code.
        UNKNOWN_CODE(true),
        /// The promotion has not started yet.
        NOT_STARTED(true),
        /// The promotion or the code has ended.
        ENDED(true),
        /// All uses of the promotion or of the code are used up.
        USED_UP(true),
        /// The buyer has used the promotion as often as allowed.
        USED_BY_BUYER(true),
        /// The budget does not cover the discount.
        BUDGET_USED_UP(false),
        /// The value of the items is too low: `missingAmount` says by how much.
        SUBTOTAL_TOO_LOW(false),
        /// The value of the items is too high.
        SUBTOTAL_TOO_HIGH(false),
        /// There are too few of the required units: `missingQuantity` says how many are missing.
        QUANTITY_TOO_LOW(false),
        /// There are too many of the units.
        QUANTITY_TOO_HIGH(false),
        /// The promotion is for other groups of customers, or the buyer is not signed in.
        OTHER_CUSTOMER_GROUP(false),
        /// The promotion is for another order of the buyer, such as the first.
        OTHER_ORDER(false),
        /// The promotion is for buyers with an e-mail address: the cart has none yet.
        BUYER_UNKNOWN(false),
        /// The promotion is for other channels.
        OTHER_CHANNEL(false),
        /// The promotion is for other countries, or there is no address yet.
        OTHER_COUNTRY(false),
        /// The promotion is for other currencies.
        OTHER_CURRENCY(false),
        /// The promotion is for other days or hours.
        OTHER_TIME(false),
        /// The promotion is for other shipping methods, or none is selected yet.
        OTHER_SHIPPING_METHOD(false),
        /// The promotion is for other payment methods, or none is selected yet.
        OTHER_PAYMENT_METHOD(false),
        /// The cart has what the promotion excludes.
        EXCLUDED(false),
        /// The cart has nothing that the promotion reduces.
        NOTHING_TO_REDUCE(false),
        /// Another promotion was applied that does not combine with this one.
        NOT_COMBINABLE(false),
        /// Another promotion of the same group gives a larger discount.
        BETTER_PROMOTION(false);

        private final boolean lasting;

        Reason(boolean lasting) {
            this.lasting = lasting;
        }

        /// Whether a change of the cart cannot remove the obstacle.
        public boolean isLasting() {
            return lasting;
        }
    }
}
