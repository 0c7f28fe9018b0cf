package dev.kontor.review;

import dev.kontor.channel.Channel;
import dev.kontor.identity.Actor;
import dev.kontor.identity.ChannelChoice;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lets the signed-in customer write, read and delete reviews.
@RestController
@RequestMapping("/store/v1")
@RequiresCustomer
@Tag(name = "Reviews", description = "Customers' product reviews.")
class ReviewController {

    private final ReviewService reviews;
    private final ChannelChoice channels;
    private final Shop shop;

    ReviewController(ReviewService reviews, ChannelChoice channels, Shop shop) {
        this.reviews = reviews;
        this.channels = channels;
        this.shop = shop;
    }

    /// Review a product.
    ///
    /// Each customer can write one review per product. Others see it after staff have approved it. If several
    /// products have the slug in different languages, those that the channel sells and then the `locale` of the
    /// review decide.
    @PostMapping("/products/{idOrSlug}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "submitReview")
    @Problems({ProblemCode.INVALID_ID, ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED, ProblemCode.UNKNOWN_CHANNEL})
    ResponseEntity<MyReview> submit(
            Actor.Customer actor,
            @Parameter(example = "decaf-colombia") @PathVariable @Size(max = 150) @Pattern(regexp = "[A-Za-z0-9_-]+")
                    String idOrSlug,
            @Parameter(
                            description = "Code of the channel. Otherwise that of the publishable key, or `default`.",
                            example = Channel.DEFAULT)
                    @RequestParam(required = false)
                    @Size(min = 1, max = Channel.CODE_LENGTH)
                    @Pattern(regexp = Channel.CODE)
                    @Nullable
                    String channel,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody @Valid SubmitReview request) {
        var locale = shop.nearest(Locale.forLanguageTag(request.locale()));
        var review = MyReview.of(reviews.submit(actor.id(), idOrSlug, locale, channels.require(channel, key), request));
        return Created.at(shop.link("/store/v1/me/reviews"), review.id(), review);
    }

    /// List my reviews.
    ///
    /// Returns all reviews of the signed-in customer regardless of their status, the newest first.
    @SortableBy({"-createdAt", "updatedAt"})
    @GetMapping("/me/reviews")
    @Operation(operationId = "listMyReviews")
    Page<MyReview> list(Actor.Customer actor, @ParameterObject @Valid Listing listing) {
        return reviews.list(new ReviewFilter(null, null, actor.id(), null, null), listing)
                .map(MyReview::of);
    }

    /// Get one of my reviews.
    ///
    /// Returns the review regardless of its status.
    @GetMapping("/me/reviews/{id}")
    @Operation(operationId = "getMyReview")
    MyReview get(Actor.Customer actor, @PathVariable ReviewId id) {
        return MyReview.of(reviews.own(actor.id(), id));
    }

    /// Delete one of my reviews.
    ///
    /// Permanently deletes the review and removes it from the rating of the product.
    @DeleteMapping("/me/reviews/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteMyReview")
    void delete(Actor.Customer actor, @PathVariable ReviewId id) {
        reviews.deleteOwn(actor.id(), id);
    }
}
