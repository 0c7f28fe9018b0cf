package dev.kontor.wishlist;

import static dev.kontor.shared.privacy.PersonalData.deleted;
import static dev.kontor.shared.privacy.PersonalData.found;

import dev.kontor.shared.privacy.ErasureStage;
import dev.kontor.shared.privacy.PersonalData;
import dev.kontor.shared.privacy.PersonalDataDeclaration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Declares the personal data of wishlists.
@Component
class WishlistPersonalData implements PersonalDataDeclaration {

    @Override
    public List<PersonalData> personalData() {
        return List.of(
                deleted(
                        "wishlist.lists",
                        "Wishlists of customers and the names under which they are shared.",
                        ErasureStage.RECORDS,
                        "customer_id = any(:customers)",
                        "customer_id",
                        "name",
                        "owner_name"),
                found(
                        "wishlist.items",
                        "What a customer wishes, with notes.",
                        "deleted with the list",
                        "list_id in (select id from wishlist.lists where customer_id = any(:customers))",
                        "note"));
    }
}
