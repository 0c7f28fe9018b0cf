package dev.kontor.review;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.found;
import static dev.kontor.shared.privacy.PersonalData.retained;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of reviews.
@Component
class ReviewPersonalData implements PersonalDataDeclaration {

    private static final String INVITED = "Buyers who are invited to review an order.";

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                found(
                                "review.reviews",
                                "Author, title and text of a review.",
                                "the review is deleted, and the rating follows",
                                "customer_id = any(:customers) or guest_email = any(:emails::text[])",
                                "customer_id",
                                "guest_email",
                                "title",
                                "body",
                                "author",
                                "locale",
                                "reply")
                        .ofGuests("guest_email", "guest_email is not null", "created_at"),
                deleted(
                        "review.invitations",
                        INVITED,
                        ErasureStage.ORDERS,
                        "order_id = any(:orders)",
                        "customer_id",
                        "locale"),
                deleted(
                        "review.invitations",
                        INVITED,
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id",
                        "locale"),
                retained(
                        "review.invitation_opt_outs",
                        "Keyed hashes of addresses that get no invitations.",
                        "so that they get none; nobody can be found by it",
                        "address_key"));
    }
}
