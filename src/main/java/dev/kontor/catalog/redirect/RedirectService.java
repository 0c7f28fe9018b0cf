package dev.kontor.catalog.redirect;

import dev.kontor.catalog.RedirectId;
import dev.kontor.catalog.event.RedirectCreated;
import dev.kontor.catalog.event.RedirectDeleted;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages redirects on behalf of staff.
@Service
@Transactional
class RedirectService {

    private final RedirectRepository redirects;
    private final ChangeLog changes;
    private final Clock clock;

    RedirectService(RedirectRepository redirects, ChangeLog changes, Clock clock) {
        this.redirects = redirects;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Redirect> list(Listing listing) {
        return redirects.list(listing);
    }

    @Transactional(readOnly = true)
    public Redirect get(RedirectId id) {
        return redirects.find(id).orElseThrow(() -> NotFoundException.of("redirect", id));
    }

    public Redirect create(CreateRedirect request) {
        if (request.path().equals(request.target())) {
            throw RejectedException.at("/target", "rejected", "A redirect cannot point to itself.");
        }
        redirects.lockAll();
        if (redirects.leads(request.target(), request.path())) {
            throw RejectedException.at(
                    "/target", "rejected", "Other redirects lead from the target back to the path, in a loop.");
        }
        var redirect = new Redirect(
                RedirectId.next(),
                request.path(),
                request.target(),
                !Boolean.FALSE.equals(request.permanent()),
                clock.instant());
        redirects.insert(redirect);
        changes.record(new RedirectCreated(redirect.id()), null, redirect);
        return redirect;
    }

    public void delete(RedirectId id, IfMatch ifMatch) {
        var redirect = redirects.findForUpdate(id).orElseThrow(() -> NotFoundException.of("redirect", id));
        ifMatch.require(redirect.version());
        redirects.delete(id);
        changes.record(new RedirectDeleted(id), redirect, null);
    }
}
