package dev.kontor.newsletter;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The subscribers of the newsletter, for staff and newsletter tools.
@RestController
@RequestMapping("/admin/v1/newsletter-subscribers")
@RequiresPermission(Permission.NEWSLETTER_READ)
@Tag(name = "Newsletter", description = "Subscribers of the newsletter.")
class NewsletterAdminController {

    private final NewsletterAdminService newsletter;

    NewsletterAdminController(NewsletterAdminService newsletter) {
        this.newsletter = newsletter;
    }

    /// List the subscribers of the newsletter.
    ///
    /// Returns subscribers, unconfirmed requests and former subscribers, newest first. Send the newsletter
    /// to those with the status `SUBSCRIBED` only, with the headers `List-Unsubscribe: <oneClickUrl>` and
    /// `List-Unsubscribe-Post: List-Unsubscribe=One-Click`.
    @GetMapping
    @SortableBy({"-createdAt", "updatedAt"})
    @Operation(operationId = "listNewsletterSubscribers")
    Page<NewsletterSubscriber> list(
            @ParameterObject @Valid SubscriberFilter filter, @ParameterObject @Valid Listing listing) {
        return newsletter.list(filter, listing);
    }

    /// Get a subscriber of the newsletter.
    ///
    /// Returns address, state and consent. The consent itself is among those of the customer or guest.
    @GetMapping("/{id}")
    @Operation(operationId = "getNewsletterSubscriber")
    NewsletterSubscriber get(@PathVariable NewsletterSubscriberId id) {
        return newsletter.get(id);
    }

    /// Unsubscribe an address from the newsletter.
    ///
    /// Ends the subscription on request of its owner, and withdraws the consent. An address without a
    /// subscription is left as it is.
    @PostMapping("/{id}/unsubscribe")
    @RequiresPermission(Permission.NEWSLETTER_WRITE)
    @Operation(operationId = "unsubscribeNewsletterSubscriber")
    NewsletterSubscriber unsubscribe(@PathVariable NewsletterSubscriberId id) {
        return newsletter.unsubscribe(id);
    }
}
