package dev.kontor.stockalert;

import dev.kontor.identity.Actor;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Stock alerts, for shoppers.
@RestController
@RequestMapping("/store/v1")
@Tag(name = "Stock alerts", description = "Mails to shoppers when a variant can be bought again.")
class StockAlertController {

    private final StockAlertService alerts;
    private final MyStockAlerts own;

    StockAlertController(StockAlertService alerts, MyStockAlerts own) {
        this.alerts = alerts;
        this.own = own;
    }

    /// Request a stock alert.
    ///
    /// Mails the shopper once when the variant can be bought again, those who have waited longest first.
    /// The alert of a signed-in customer waits at once. A guest gets a mail with a link whose token `POST
    /// /store/v1/stock-alert-confirmations` expects, at most three of them an hour; the response is the
    /// same for every address. Each address has at most 50 alerts that wait.
    @PostMapping("/stock-alerts")
    @PublicEndpoint
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "requestStockAlert")
    @Problems({ProblemCode.REJECTED, ProblemCode.UNKNOWN_CHANNEL, ProblemCode.QUOTA_EXCEEDED})
    void request(
            Actor actor,
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody @Valid RequestStockAlert request) {
        alerts.request(actor, request, LocaleContextHolder.getLocale(), key);
    }

    /// Confirm a stock alert.
    ///
    /// Uses the token of the mail, once: the address is confirmed, and the shopper waits for the variant.
    @PostMapping("/stock-alert-confirmations")
    @PublicEndpoint
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "confirmStockAlert")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    ConfirmedStockAlert confirm(@RequestBody @Valid StockAlertToken token) {
        return alerts.confirm(token);
    }

    /// Cancel the stock alerts of an address.
    ///
    /// Deletes all alerts of the address that received the token. Repeated requests also return 204.
    @PostMapping("/stock-alert-cancellations")
    @PublicEndpoint
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "cancelStockAlerts")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    void cancelAll(@RequestBody @Valid StockAlertToken token) {
        alerts.cancel(token);
    }

    /// List my stock alerts.
    ///
    /// Returns the alerts of the signed-in customer, also those that the customer confirmed as a guest with
    /// the confirmed address of the account, newest first. Alerts remain for 30 days after the mail.
    @GetMapping("/me/stock-alerts")
    @RequiresCustomer
    @SortableBy("-createdAt")
    @Operation(operationId = "listMyStockAlerts")
    Page<MyStockAlert> list(Actor.Customer actor, @ParameterObject @Valid Listing listing) {
        return own.list(actor, LocaleContextHolder.getLocale(), listing);
    }

    /// Cancel one of my stock alerts.
    ///
    /// Deletes it: the customer gets no mail about the variant.
    @DeleteMapping("/me/stock-alerts/{id}")
    @RequiresCustomer
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "cancelMyStockAlert")
    void cancel(Actor.Customer actor, @PathVariable StockAlertId id) {
        own.cancel(actor, id);
    }
}
