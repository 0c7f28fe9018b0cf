package dev.kontor.review;

import static dev.kontor.shared.privacy.PersonalData.found;

import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of reviews.
@Component
class ReviewPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(found(
                "review.reviews",
                "Author, title and text of a review.",
                "the review is deleted, and the rating follows",
                "customer_id = any(:customers)",
                "customer_id",
                "title",
                "body",
                "author",
                "locale",
                "reply"));
    }
}
